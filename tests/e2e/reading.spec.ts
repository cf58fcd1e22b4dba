import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const entry = '/entries/secitemadd-user-presence-errsecparam/';

const slugs = readdirSync('out/entries', { withFileTypes: true }).flatMap((item) =>
  item.isDirectory() ? item.name : [],
);

for (const [width, height] of [
  [360, 740],
  [1440, 900],
] as const) {
  test(`the first screen of every entry shows question, status, platforms, date and answer at ${width} × ${height}`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width, height });
    const below: string[] = [];
    for (const slug of slugs) {
      await page.goto(`/entries/${slug}/`, { waitUntil: 'domcontentloaded' });
      const bottoms = await page.evaluate(firstScreen);
      for (const [what, bottom] of Object.entries(bottoms))
        if (bottom <= 0 || bottom > height) below.push(`${slug}: ${what} ends at ${Math.round(bottom)}`);
    }
    expect(below).toEqual([]);
    expect(slugs.length).toBeGreaterThan(70);
  });
}

/** Where the parts of the first screen end, of the answer its first sentence. Runs in the page. */
function firstScreen(): Record<string, number> {
  const bottomOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().bottom ?? -1;
  const paragraph = document.querySelector('.answer .prose > *');
  const range = document.createRange();
  let read = '';
  const walker = document.createTreeWalker(paragraph ?? document.body, NodeFilter.SHOW_TEXT);
  if (paragraph) range.selectNodeContents(paragraph);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    const end = /[.!?:](?=\s+\p{Lu}|\s*$)/u.exec(`${read}${text}`.slice(read.length));
    read += text;
    if (!end) continue;
    range.setEnd(node, end.index + 1);
    break;
  }
  return {
    question: bottomOf('h1'),
    status: bottomOf('.facts .status'),
    platforms: bottomOf('.facts .chips li:last-child'),
    date: bottomOf('.facts time'),
    'first sentence': range.getBoundingClientRect().bottom,
  };
}

for (const address of [entry, '/topics/keychain/', '/errors/-34018/']) {
  test(`a line of ${address} has 60 to 75 characters where there is room`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(address);
    const perLine = await page.evaluate(() => {
      const drawing = document.createElement('canvas').getContext('2d');
      const paragraphs = [...document.querySelectorAll<HTMLElement>('.prose > p')];
      return paragraphs.flatMap((paragraph) => {
        const text = (paragraph.textContent ?? '').replace(/\s+/g, ' ');
        if (!drawing || text.length < 120) return [];
        drawing.font = getComputedStyle(paragraph).font;
        return [(paragraph.clientWidth / drawing.measureText(text).width) * text.length];
      });
    });
    expect(perLine.length).toBeGreaterThan(0);
    for (const characters of perLine) {
      expect(characters).toBeGreaterThan(55);
      expect(characters).toBeLessThan(76);
    }
  });
}

test('the table of contents shows where one is', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${entry}#pitfalls`);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await expect(contents.locator('[aria-current]')).toHaveText('Pitfalls');
  await page.locator('#why').evaluate((heading) => heading.scrollIntoView());
  await expect(contents.locator('[aria-current]')).toHaveText('Why');
});

test('an entry leads to the one before and the one after in the reading order of its topic', async ({ page }) => {
  await page.goto(entry);
  const order = page.getByRole('navigation', { name: 'Reading order' });
  await expect(order.getByRole('link')).toHaveCount(2);
  await order.getByRole('link', { name: /^Next/ }).click();
  await page
    .getByRole('navigation', { name: 'Reading order' })
    .getByRole('link', { name: /^Previous/ })
    .click();
  await expect(page).toHaveURL(new RegExp(`${entry}$`));
});

test('a number says what a system prints in its place, and where that was read', async ({ page }) => {
  await page.goto('/errors/-25300/');
  const meaning = page.locator('.meaning').first();
  await expect(meaning.locator('dt:text-is("Printed as") + dd')).toHaveText(
    'The specified item could not be found in the keychain.',
  );
  await meaning.getByText('Source of the value').click();
  await expect(meaning.getByRole('link', { name: /base\/SecBase\.h @ bf1385e23394/ })).toHaveAttribute(
    'href',
    'https://github.com/darlinghq/darling-security/blob/bf1385e23394/base/SecBase.h',
  );
});

test('a number leads to those beside it in its domain', async ({ page }) => {
  await page.goto('/errors/-25300/');
  const beside = page.getByRole('navigation', { name: 'Numbers beside this one' });
  await expect(beside.getByRole('link', { name: /^Next/ })).toHaveAttribute('href', '/errors/-25299/');
  await expect(beside.getByRole('link', { name: /^Previous/ })).toHaveAttribute('href', /^\/errors\/-253\d\d\/$/);
});

for (const [what, address, anchor] of [
  ['a code of a family', '/errors/keychain/', 'errSecParam'],
  ['an identifier', '/reference/entitlements/', 'keychain-access-groups'],
  ['a meaning of a number', '/errors/9/', 'PAM_AUTH_ERR'],
  ['a step of an entry', entry, 'step-'],
  ['a step of a path', '/paths/keychain-call-fails-only-here/', 'signed-group'],
] as const) {
  test(`${what} has a link to itself that shows on focus, leads there, and marks it`, async ({ page }) => {
    await page.goto(address);
    const link = page.locator(`a.anchor[href^="#${anchor}"]`).first();
    await link.focus();
    await expect(link).toHaveCSS('opacity', '1');
    await page.keyboard.press('Enter');
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    const target = page.locator(`[id="${id}"]`);
    await expect(target).toBeInViewport();
    const marked = await target.evaluate((node) => {
      const shown = node.matches('tr') ? (node.firstElementChild ?? node) : node;
      const { backgroundColor, boxShadow } = getComputedStyle(shown);
      return `${backgroundColor} ${boxShadow}`;
    });
    await page.goto(address);
    expect(
      await page.locator(`[id="${id}"]`).evaluate((node) => {
        const shown = node.matches('tr') ? (node.firstElementChild ?? node) : node;
        const { backgroundColor, boxShadow } = getComputedStyle(shown);
        return `${backgroundColor} ${boxShadow}`;
      }),
    ).not.toBe(marked);
  });
}

test('on a phone a row of a table is a block that says what each cell is', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/reference/entitlements/#keychain-access-groups');
  const row = page.locator('[id="keychain-access-groups"]');
  const box = await row.boundingBox();
  expect(box?.width).toBeLessThanOrEqual(360);
  const label = await row
    .locator('td[data-label="Platforms"]')
    .evaluate((cell) => getComputedStyle(cell, '::before').content);
  expect(label).toContain('Platforms');
});

test('printing leaves out what only a screen needs, and prints sources and the quoted post', async ({ page }) => {
  await page.goto(entry);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.site-header')).toBeHidden();
  await expect(page.locator('.copy-as')).toBeHidden();
  expect((await page.locator('details.post blockquote').boundingBox())?.height).toBeGreaterThan(100);
});

test('every section and step has an address, a link to it, and is marked on arrival', async ({ page }) => {
  await page.goto(entry);
  for (const heading of await page.locator('article h2[id], article h3[id]').all()) {
    expect(await heading.getAttribute('id')).toMatch(/^[a-z0-9-]+$/);
  }
  const step = page.locator('#steps').locator('xpath=following::li[@id]').first();
  const id = await step.getAttribute('id');
  expect(id).toMatch(/^step-/);
  await page.goto(`${entry}#${id}`);
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
  expect(await page.locator(`[id="${id}"]`).evaluate((node) => node.matches(':target'))).toBe(true);
});

test('commands can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(entry);
  const box = page.locator('.code[data-lang="sh"]').first();
  const text = await box.locator('code').textContent();
  await box.hover();
  await box.getByRole('button', { name: 'Copy' }).click();
  await expect(box.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test('the forum post is quoted whole, closed until wanted, with its source lines', async ({ page }) => {
  await page.goto(entry);
  const post = page.locator('details.post');
  await expect(post.locator('blockquote')).toBeHidden();
  await post.locator('summary').click();
  await expect(post.locator('blockquote')).toBeVisible();
  await expect(post).toContainText('lines 432-508');
  await expect(post).toContainText('This code works fine if I omit setting kSecAttrAccessControl.');
});

test('the chosen theme is kept, also on the next page', async ({ page }) => {
  await page.goto(entry);
  await page.getByLabel('Theme').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto('/topics/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByLabel('Theme').selectOption('auto');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test('lists are narrowed by tag and platform, with the state in the address', async ({ page }) => {
  await page.goto('/topics/');
  const items = page.locator('[data-narrow-list] > li:visible');
  const before = await items.count();
  // Before the island has come, a click leads to the platform's page as it does without script.
  await page.locator('[data-narrow-value="tvos"]').hover();
  await page.getByRole('button', { name: /^tvOS/ }).click();
  await expect(page).toHaveURL(/\?platform=tvos/);
  expect(await items.count()).toBeLessThan(before);
  await expect(page.locator('.narrow-status')).toHaveText(/\d+ of \d+ entries/);
  await page.reload();
  await expect(page.locator('.narrow-status')).toHaveText(/\d+ of \d+ entries/);
  await page.goBack();
  await expect(page).not.toHaveURL(/platform=/);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('tags and platforms are links to their pages', async ({ page }) => {
    await page.goto('/topics/');
    await page.locator('[data-narrow-value="tvos"]').click();
    await expect(page).toHaveURL(/\/platforms\/tvos\/$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('tvOS');
  });

  test('an entry is complete', async ({ page }) => {
    await page.goto(entry);
    await expect(page.getByRole('heading', { name: 'Short answer' })).toBeVisible();
    await page.locator('details.post summary').click();
    await expect(page.locator('details.post blockquote')).toBeVisible();
  });
});
