import { expect, type Page, test } from '@playwright/test';
import { watchPage } from './watch-page';

/** The copy of the whole site is fetched once, and fetched again where it was damaged. */
test.setTimeout(180_000);

const cacheName = 'errsec-offline-1';
const line = (page: Page) => page.locator('.site-footer [data-offline]');

/** Ask the worker as the `offline` island does, without its pause. */
function ask(page: Page, question: unknown): Promise<{ outcome?: string; stored?: { version: string } }> {
  return page.evaluate(async (asked) => {
    const { active } = await navigator.serviceWorker.ready;
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      active?.postMessage(asked, [port2]);
    });
  }, question);
}

/** Change what is kept on the device. Runs in the page; `what` names the damage. */
async function damage([name, what]: readonly [string, string]): Promise<void> {
  const cache = await caches.open(name);
  const current = '/offline/current';
  const text = (await (await cache.match(current))?.text()) ?? '';
  const packs = (await cache.keys()).filter(({ url }) => url.endsWith('.pack'));
  const put = (address: RequestInfo, body: BodyInit) => cache.put(address, new Response(body));
  const damages: Record<string, () => Promise<unknown>> = {
    'a list that is a page': () => put(current, '<!doctype html><title>Sign in</title>'),
    'a list with a version that is not its own': () => put(current, text.replace(/"version":"./, '"version":"x')),
    'a pack too few': () => cache.delete(packs[0] as Request),
    'a pack that is cut off': async () => {
      const bytes = await (await cache.match(packs[0] as Request))?.arrayBuffer();
      await put(packs[0] as Request, (bytes as ArrayBuffer).slice(0, 1000));
    },
    'packs that are pages': async () => {
      for (const pack of packs) await put(pack, '<h1>Altered</h1>');
    },
    'files that belong to nobody': async () => {
      for (const address of ['/', '/errors/-25299/', '/offline/previous', '/assets/boot.00000000.js'])
        await put(address, '<h1>Altered</h1>');
    },
    nothing: () => caches.delete(name),
  };
  await damages[what]?.();
}

const kinds = [
  'a list that is a page',
  'a list with a version that is not its own',
  'a pack too few',
  'a pack that is cut off',
  'packs that are pages',
  'files that belong to nobody',
  'nothing',
];

test('a damaged copy is never shown, does not disturb reading with network, and mends itself', async ({
  page,
  context,
  baseURL,
}) => {
  const watch = await watchPage(page, `${baseURL}/`);
  await page.goto('/about/');
  await expect(line(page)).toContainText('Readable without network', { timeout: 60_000 });
  for (const kind of kinds) {
    await page.evaluate(damage, [cacheName, kind] as const);
    await page.goto('/topics/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Topics');
    await watch.check(`with network: ${kind}`);

    await context.setOffline(true);
    for (const [address, heading] of [
      ['/topics/keychain/', /^Keychain/],
      ['/errors/-25299/', /-25299/],
    ] as const) {
      const shown = await page.goto(address).catch(() => undefined);
      // Without a whole copy there is no page at all, which the browser says.
      if (shown) await expect(page.getByRole('heading', { level: 1 }), kind).toHaveText(heading);
    }
    await context.setOffline(false);

    await page.goto('/about/');
    await expect
      .poll(async () => (await ask(page, 'update')).outcome, { message: kind, timeout: 30_000 })
      .toBe('ready');
    await context.setOffline(true);
    await page.goto('/errors/-25299/');
    await expect(page.getByRole('heading', { level: 1 }), `${kind}, mended`).toContainText('-25299');
    await expect(line(page)).toContainText('copy on this device');
    await page.goto('/topics/keychain/');
    await expect(page.getByRole('heading', { level: 1 }), `${kind}, mended`).toContainText('Keychain');
    await watch.check(`mended: ${kind}`);
    await context.setOffline(false);
    await page.goto('/about/');
  }

  for (const question of [null, 0, [], {}, { type: 'erase' }, 'ERASE', 'x'.repeat(100_000), new Date(0), /x/]) {
    expect((await ask(page, question)).stored?.version, String(question)).toMatch(/^[0-9a-f]{12}$/);
  }
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage('erase');
    active?.postMessage({ toString: null });
  });
  expect((await ask(page, 'which')).stored?.version).toMatch(/^[0-9a-f]{12}$/);
});

test('a worker that never answers can be taken away', async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const silent = { postMessage: () => undefined };
    Object.assign(window, { taken: false });
    Object.defineProperty(navigator, 'serviceWorker', {
      value: {
        getRegistration: async () => ({
          active: silent,
          unregister: async () => Object.assign(window, { taken: true }),
        }),
      },
    });
  });
  await page.goto('/about/');
  await page.getByRole('button', { name: 'Shortcuts and settings' }).click();
  await page.getByRole('checkbox', { name: /Copy for reading/ }).uncheck();
  await page.clock.runFor(6000);
  await expect.poll(() => page.evaluate(() => (window as unknown as { taken: boolean }).taken)).toBe(true);
});
