import { expect, type Page, test } from '@playwright/test';

const secret = 'kim-private-7731';

/** A log with an error, and a word that must never leave the page. */
const log = `2026-02-11 09:41:07.220 Notes[4120:2f3a] ${secret}
Error Domain=NSOSStatusErrorDomain Code=-34018 "Client has neither application-identifier nor keychain-access-groups entitlements"
`;

const field = (page: Page) => page.getByRole('textbox', { name: 'Log, error dump or tool output' });
const findings = (page: Page) => page.getByRole('region', { name: 'Findings' });
const annotated = (page: Page) => page.getByRole('region', { name: 'Your text, with what was found marked' });

/** Put a text into the clipboard event that a paste makes, without asking for the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await field(page).evaluate((element, pasted) => {
    const input = element as HTMLTextAreaElement;
    const data = new DataTransfer();
    data.setData('text', pasted);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    if (!input.dispatchEvent(event)) return;
    input.value = pasted;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, text);
}

test('the empty decoder explains itself and decodes a sample', async ({ page }) => {
  await page.goto('/decode/');
  await expect(page.getByText('nothing leaves this page')).toBeVisible();
  await page.getByRole('button', { name: 'Authorization plug-in log' }).click();
  await expect(findings(page).getByRole('link', { name: 'eDSAuthFailed (-14090)' }).first()).toBeVisible();
  await expect(findings(page).getByText('PAM_AUTH_ERR (9)').first()).toBeVisible();
  await expect(page.getByRole('status').first()).toHaveText(/Found \d+ things in \d+ lines\. First: /);
  await expect(annotated(page).getByRole('link', { name: '-14090' })).toHaveAttribute(
    'href',
    '/errors/-14090/#eDSAuthFailed',
  );
});

test('the text comes back as it was pasted, character by character', async ({ page }) => {
  await page.goto('/decode/');
  await paste(page, log);
  await expect(annotated(page).getByRole('link', { name: '-34018' })).toBeVisible();
  expect(await page.locator('.annotated').evaluate((element) => element.textContent)).toBe(log);
});

test('nested errors are a ladder that says which one to act on', async ({ page }) => {
  await page.goto('/decode/');
  await page.getByRole('button', { name: 'Nested NSError' }).click();
  await expect(findings(page).getByRole('heading', { name: 'Nested errors, outermost first' })).toBeVisible();
  await expect(findings(page).getByRole('listitem').filter({ hasText: 'the one to act on' }).last()).toContainText(
    '-9807',
  );
});

test('an entitlement that is not satisfied is what to act on first', async ({ page }) => {
  await page.goto('/decode/');
  await page.getByRole('button', { name: 'Crash at launch' }).click();
  await expect(findings(page).getByRole('heading', { name: 'Missing' })).toBeVisible();
  await expect(findings(page).locator('.answer')).toContainText('profile');
});

test('everything works with the keyboard alone', async ({ page }) => {
  await page.goto('/decode/');
  await field(page).focus();
  await page.keyboard.insertText('OSStatus -25300');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(findings(page).getByRole('link', { name: 'errSecItemNotFound (-25300)' }).first()).toBeVisible();
  const place = findings(page)
    .getByRole('button', { name: /^line 1/ })
    .first();
  await place.focus();
  await page.keyboard.press('Enter');
  await expect(annotated(page).getByRole('link', { name: '-25300' })).toBeFocused();
  await page.getByRole('button', { name: 'Clear' }).focus();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('');
  await expect(page.getByText('Three texts to try')).toBeVisible();
});

test('the findings can be copied for a ticket, with links that work elsewhere', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
  await page.goto('/decode/');
  await paste(page, log);
  await page.getByRole('button', { name: 'Copy for ticket' }).click();
  await expect(page.getByText('Copied as Markdown.')).toBeVisible();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toContain(`[errSecMissingEntitlement (-34018)](${baseURL}/errors/-34018/#errSecMissingEntitlement)`);
  await page.getByRole('button', { name: 'Copy as plain text' }).click();
  await expect(page.getByText('Copied as plain text.')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`errSecMissingEntitlement (-34018) <${baseURL}/errors/-34018/#errSecMissingEntitlement>`);
});

test('no request carries what was pasted, and neither does the address', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    sent.push(`${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`);
  });
  await page.goto('/decode/');
  const address = page.url();
  await paste(page, log);
  await expect(findings(page).getByText('errSecMissingEntitlement (-34018)').first()).toBeVisible();
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((request) => request.includes(secret) || request.includes('34018'))).toEqual([]);
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
    '34018',
  );
});

test('markup and control characters in the text are text', async ({ page }) => {
  const hostile =
    '<img src=x onerror="document.title=1"> <script>document.title=1</script> \u0007\u001b[31m OSStatus -25300 </pre>\n';
  await page.goto('/decode/');
  const title = await page.title();
  await paste(page, hostile);
  await expect(annotated(page).getByRole('link', { name: '-25300' })).toBeVisible();
  expect(await page.locator('.annotated').evaluate((element) => element.textContent)).toBe(hostile);
  expect(await page.locator('.decoder img, .decoder script').count()).toBe(0);
  expect(await page.title()).toBe(title);
});

test('ten megabytes are refused with a sentence, and the page goes on', async ({ page }) => {
  await page.goto('/decode/');
  await field(page).evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text', 'Error Domain=NSOSStatusErrorDomain Code=-25300\n'.repeat(220_000));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('alert')).toContainText('Keep the lines around the failure');
  await paste(page, log);
  await expect(findings(page).getByText('errSecMissingEntitlement (-34018)').first()).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
});

test('a megabyte of log comes back whole, part by part', async ({ page }) => {
  const longLog = Array.from(
    { length: 9000 },
    (_, line) =>
      `2026-02-11 09:41:07.${String(line).padStart(6, '0')} Notes[4120:2f3a] [com.example.notes:store] SecItemCopyMatching returned ${line % 7 ? '0' : '-25300'}`,
  ).join('\n');
  await page.goto('/decode/');
  // The decoder takes what was handed over as soon as it is there: hand over when this page's own one is done looking.
  await expect(page.getByRole('textbox', { name: 'Log, error dump or tool output' })).toBeVisible();
  await page.evaluate((text) => {
    // Through the decoder's own hand-over, so that the browser's own work on a large text field is not counted.
    sessionStorage.setItem('errsec-pasted', text);
  }, longLog);
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: 'longtask' });
  });
  await page.reload();
  await expect(page.getByRole('status').first()).toHaveText(/in 9000 lines/);
  await expect
    .poll(() => page.locator('.annotated').evaluate((element) => element.textContent?.length))
    .toBe(longLog.length);
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  // Read by people: how long the page was busy depends on the machine.
  test.info().annotations.push({ type: 'long tasks', description: tasks.join(', ') || 'none' });
});

test('a text that holds nothing known says so and offers a way on', async ({ page }) => {
  await page.goto('/decode/');
  await paste(page, 'hello world');
  await expect(page.getByText('Nothing in this text is in the tables')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'search' })).toHaveAttribute('href', '/search/');
});

test('tables that can not be loaded are a sentence with a way on, and a second try works', async ({ page }) => {
  await page.route(/\/tables\/.*decode/, (route) => route.abort());
  await page.goto('/decode/');
  await paste(page, log);
  await expect(page.getByRole('alert')).toContainText('list of all numbers');
  await page.unroute(/\/tables\/.*decode/);
  await page.getByRole('button', { name: 'Decode', exact: true }).click();
  await expect(findings(page).getByText('errSecMissingEntitlement (-34018)').first()).toBeVisible();
});

test('nothing scrolls sideways at 360 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/decode/');
  await page.getByRole('button', { name: 'Nested NSError' }).click();
  await expect(findings(page).getByText('errSSLXCertChainInvalid').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it needs and where to look codes up', async ({ page }) => {
    await page.goto('/decode/');
    await expect(page.getByText('The decoder needs JavaScript')).toBeVisible();
    await expect(page.getByRole('link', { name: 'list of all numbers' })).toBeVisible();
  });
});
