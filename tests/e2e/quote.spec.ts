import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const entry = '/entries/keychain-missing-entitlement-34018/';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const tools = (page: Page) => page.getByRole('group', { name: 'Selected text' });

/** Select the last sentence of an element as a reader would; returns its words. */
async function selectSentence(page: Page, selector: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let last: Text | undefined;
      while (walker.nextNode())
        if ((walker.currentNode.textContent ?? '').trim().length > 30) last = walker.currentNode as Text;
      if (!last) throw new RangeError('Expected a sentence');
      const start = Math.max(last.data.trimEnd().lastIndexOf('. ') + 1, 0);
      getSelection()?.setBaseAndExtent(last, start, last, last.data.trimEnd().length);
      element.scrollIntoView();
      return last.data.slice(start).trim();
    });
}

test('a selected sentence gets a link that a browser follows to that sentence', async ({ page, baseURL }) => {
  await page.goto(entry);
  await selectSentence(page, '#why ~ .prose, .heading:has(#why) + .prose li:last-of-type');
  await tools(page).getByRole('button', { name: 'Copy link to this text' }).click();
  await expect(tools(page).getByText('Link copied')).toBeVisible();
  const link = await clipboard(page);
  expect(link).toMatch(new RegExp(`^${baseURL}${entry}#[^:]+:~:text=\\S+$`));
  // The directive alone must lead there, without the help of the anchor.
  await page.goto('/about/');
  await page.goto(link.replace(/#[^:]+:~:/, '#:~:'));
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200);
  await expect(page.locator('.heading:has(#why) + .prose li:last-of-type').last()).toBeInViewport();
});

for (const [kind, address, selector] of [
  ['a topic', '/topics/keychain/', '.heading:has(#what-it-is) + .prose li:last-of-type'],
  ['a number', '/errors/-34018/', '.meaning .prose li:nth-of-type(2)'],
  ['a path', '/paths/keychain-call-fails-only-here/', '#signed-at-all .path-why p'],
] as const) {
  test(`a sentence of ${kind} can be linked, and the link leads to it`, async ({ page }) => {
    await page.goto(address);
    const words = await selectSentence(page, selector);
    await tools(page).getByRole('button', { name: 'Copy link to this text' }).click();
    await expect(tools(page).getByText('Link copied')).toBeVisible();
    const link = await clipboard(page);
    await page.goto('/about/');
    await page.goto(link.replace(/#[^:]+:~:/, '#:~:'));
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
    await expect(page.locator(selector).first()).toBeInViewport();
    await expect(page.locator(selector).first()).toContainText(words);
  });
}

test('words that stand earlier on the page lead to the place they were selected at', async ({ page }) => {
  await page.goto(entry);
  await page.locator('.heading h2#why').evaluate((heading) => {
    const text = heading.firstChild as Text;
    getSelection()?.setBaseAndExtent(text, 0, text, text.data.length);
    heading.scrollIntoView();
  });
  await tools(page).getByRole('button', { name: 'Copy link to this text' }).click();
  await expect(tools(page).getByText('Link copied')).toBeVisible();
  const link = await clipboard(page);
  expect(link).toMatch(/:~:text=(?:\S+-,Why|Why,-\S+)$/);
  await page.goto('/about/');
  await page.goto(link.replace('#why:~:', '#:~:'));
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  await expect(page.locator('#why')).toBeInViewport();
});

test('a quotation has the words, their sources, the title, the link and the date', async ({ page, baseURL }) => {
  await page.goto(entry);
  const item = page.locator('.heading:has(#why) + .prose li').first();
  await item.evaluate((element) => getSelection()?.selectAllChildren(element));
  await tools(page).getByRole('button', { name: 'Copy as quotation' }).click();
  await expect(tools(page).getByText('Quotation copied')).toBeVisible();
  const lines = (await clipboard(page)).trimEnd().split('\n');
  expect(lines.every((line) => line.startsWith('>'))).toBe(true);
  expect(lines[0]).toMatch(/\(\[[a-z-]+\]\(https:\/\/[^)]+\)/);
  expect(lines[0]).not.toContain('Link to this item');
  expect(lines.at(-1)).toContain(
    `[Keychain call fails with errSecMissingEntitlement (-34018)](${baseURL}${entry}#fact-`,
  );
  expect(lines.at(-1)).toMatch(/, errSec, reviewed \d{4}-\d\d-\d\d$/);
});

test('words that look like Markdown stay words in a quotation', async ({ page }) => {
  await page.goto(entry);
  const item = page.locator('.heading:has(#why) + .prose li').first();
  await item.evaluate((element) => {
    element.textContent = 'Read [this](https://attacker.example) *now* <b>';
    element.append(Object.assign(document.createElement('code'), { textContent: 'a_b*c' }));
    getSelection()?.selectAllChildren(element);
  });
  await tools(page).getByRole('button', { name: 'Copy as quotation' }).click();
  await expect(tools(page).getByText('Quotation copied')).toBeVisible();
  const [words] = (await clipboard(page)).split('\n');
  expect(words).toBe('> Read \\[this\\](https://attacker.example) \\*now\\* \\<b\\>`a_b*c`');
});

test('commands stay commands in a quotation, with their lines', async ({ page }) => {
  await page.goto(entry);
  const program = page.locator('article pre').first();
  await program.evaluate((element) => {
    element.textContent = 'codesign -d \\\n  --entitlements - MyApp.app\n# ``` ends no fence';
    getSelection()?.selectAllChildren(element);
  });
  await tools(page).getByRole('button', { name: 'Copy as quotation' }).click();
  await expect(tools(page).getByText('Quotation copied')).toBeVisible();
  const lines = (await clipboard(page)).split('\n');
  expect(lines.slice(0, 6)).toEqual([
    '> ````',
    '> codesign -d \\',
    '>   --entitlements - MyApp.app',
    '> # ``` ends no fence',
    '> ````',
    '>',
  ]);
});

test('the keyboard reaches the buttons from the selection, and Escape takes them away', async ({ page }) => {
  await page.goto(entry);
  await page
    .locator('.answer .prose p')
    .first()
    .dblclick({ position: { x: 12, y: 12 } });
  await page.keyboard.press('Shift+End');
  await expect(tools(page)).toBeVisible();
  const link = tools(page).getByRole('button', { name: 'Copy link to this text' });
  for (let press = 0; press < 20 && !(await link.evaluate((node) => node === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tools(page).getByText('Link copied')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tools(page)).toBeHidden();
});

test.describe('with a finger on a narrow screen', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('the buttons are within the screen and can be tapped', async ({ page }) => {
    await page.goto(entry);
    await selectSentence(page, '.heading:has(#why) + .prose li');
    const box = await tools(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    await tools(page).getByRole('button', { name: 'Copy link to this text' }).tap();
    expect(await clipboard(page)).toContain(':~:text=');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`the buttons meet WCAG 2.2 AA in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(entry);
    await selectSentence(page, '.heading:has(#why) + .prose li');
    await expect(tools(page)).toBeVisible();
    const { violations } = await new AxeBuilder({ page })
      .include('main')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
  });
}

test('nothing is offered, or loaded, where nothing is selected', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await page.goto(entry, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).click();
  expect(scripts.filter((address) => /quote\./.test(address))).toEqual([]);
  await expect(tools(page)).toBeHidden();
});
