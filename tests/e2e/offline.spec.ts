import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { OfflineAnswer } from '@/app/_islands/offline-messages';
import { buildPacks, type OfflineFile } from '@/lib/offline/build-packs';
import { manifestAddress, type OfflineManifest, offlineBudget } from '@/lib/offline/manifest';
import { openPack } from '@/lib/offline/open-pack';
import { serveFolder } from '@/lib/serve/serve-folder';

const out = path.resolve(process.env['E2E_FOLDER'] ?? 'out');
const manifest = JSON.parse(readFileSync(path.join(out, manifestAddress), 'utf8')) as OfflineManifest;

/** The line in the footer that says what is kept on this device. */
const line = (page: Page) => page.locator('.site-footer [data-offline]');

/** Open a page and stay until the whole site is kept. */
async function keepSite(page: Page, address: string, version = manifest.version): Promise<void> {
  await page.goto(address);
  await expect(line(page)).toContainText(`Readable without network: version ${version}`, { timeout: 45_000 });
}

test('after one visit every kind of page, search and the decoder work without network', async ({ page, context }) => {
  await keepSite(page, '/');
  await expect(line(page)).toContainText(`${(manifest.bytes / 1e6).toFixed(1)} MB on this device`);
  await context.setOffline(true);

  await page.goto('/entries/secitemadd-user-presence-errsecparam/');
  await expect(page.getByRole('heading', { name: 'Short answer' })).toBeVisible();
  await expect(line(page)).toHaveText(
    `You are reading the copy on this device: version ${manifest.version} of ${manifest.date}.`,
  );
  await page.goto('/errors/-25299/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('-25299');

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Search' }).fill('-34018');
  await expect(page.getByRole('option').first()).toContainText('-34018');
  await page.goto('/search/?q=keychain');
  await expect(page.getByRole('status').filter({ hasText: 'results' })).toBeVisible();

  await page.goto('/decode/');
  await page.getByRole('button', { name: 'Nested NSError' }).click();
  await expect(page.getByRole('region', { name: 'Findings' })).toContainText('errSSLXCertChainInvalid');

  await page.goto('/errors/-25300');
  await expect(page).toHaveURL(/\/errors\/-25300\/$/);
  await page.goto('/there-is-no-such-page/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not found');
});

test('a page read without network carries the same policy', async ({ page, context }) => {
  await keepSite(page, '/about/');
  const online = (await page.goto('/topics/'))?.headers();
  await context.setOffline(true);
  const offline = (await page.goto('/topics/'))?.headers();
  for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'content-type'])
    expect(offline?.[name]).toBe(online?.[name]);
});

test('the copy stays within its budget and leaves out what reading does not need', async () => {
  expect(manifest.bytes).toBeLessThanOrEqual(offlineBudget);
  const names = readdirSync(path.join(out, 'offline'));
  // Packs of the release before stay beside them for one release.
  expect(names).toEqual(expect.arrayContaining(manifest.packs.map(({ name }) => path.basename(name))));
  expect(manifest.packs.length).toBeLessThan(80);
});

test('a copy that was altered on the device is not shown', async ({ page, context }) => {
  await keepSite(page, '/about/');
  await page.evaluate(async () => {
    const cache = await caches.open('errsec-offline-1');
    for (const request of await cache.keys())
      if (request.url.endsWith('.pack')) await cache.put(request, new Response('<h1>Altered</h1>'));
  });
  await context.setOffline(true);
  await expect(page.goto('/errors/-25299/')).rejects.toThrow();
});

test('the copy can be switched off, which erases it', async ({ page }) => {
  await keepSite(page, '/about/');
  await page.getByRole('button', { name: 'Shortcuts and settings' }).click();
  await page.getByRole('checkbox', { name: /Copy for reading without network/ }).uncheck();
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(0);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('a connection that saves data fetches nothing ahead', async ({ page, context }) => {
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.clock.install();
  await page.goto('/about/');
  await page.clock.runFor(30_000);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test.describe('a new version', () => {
  test.setTimeout(120_000);

  test('replaces the old one whole, or not at all', async ({ browser }) => {
    const site = await openSite();
    const context = await browser.newContext({ baseURL: site.address });
    const [first, second] = ['/topics/keychain/', '/errors/-25299/'];
    await visit(context, (page) => keepSite(page, '/', manifest.version));

    const next = await newEdition([first, second]);
    const lastPack = next.manifest.packs.findLast(({ name }) => !manifest.packs.some((old) => old.name === name));
    site.overlay(next.files, `/offline/${lastPack?.name}`);
    await visit(context, async (page) => {
      const gone = page.context().waitForEvent('response', (response) => response.status() === 404);
      await page.goto('/');
      await gone;
      await expect(line(page)).toContainText(manifest.version);
    });
    site.close();
    await visit(context, async (page) => {
      for (const address of [first, second]) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).not.toContainText('second edition');
        await expect(line(page)).toContainText(`copy on this device: version ${manifest.version}`);
      }
    });

    await site.open();
    site.overlay(next.files);
    await visit(context, async (page) => {
      await page.goto('/');
      await expect(line(page)).toContainText(/copy on this device|Readable/);
      await expect
        .poll(() => page.reload().then(() => line(page).textContent()), { timeout: 45_000 })
        .toContain(`Readable without network: version ${next.manifest.version}`);
    });
    site.close();
    await visit(context, async (page) => {
      for (const address of [first, second]) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toContainText('second edition');
        await expect(line(page)).toContainText(`copy on this device: version ${next.manifest.version}`);
      }
    });
    await context.close();
  });
});

test('a page of the copy searches the index of its own version, though the site and the copy have a newer one', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const site = await openSite();
  const context = await browser.newContext({ baseURL: site.address });
  await visit(context, (page) => keepSite(page, '/'));
  site.close();
  const page = await context.newPage();
  await page.goto('/topics/');
  await expect(line(page)).toContainText(`copy on this device: version ${manifest.version}`);

  // The next version's index can't be had, so whoever asks for it says so.
  const addresses = (await packedFiles()).find(({ path }) => path.startsWith('/data/'));
  const next = await newEdition([addresses?.path ?? '']);
  site.overlay(next.files);
  await site.open();
  expect(await update(page)).toMatchObject({ outcome: 'ready', stored: { version: next.manifest.version } });
  // Only now the page asks where the index is.
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('-34018');
  await expect(page.getByRole('option').first()).toContainText('-34018');

  await page.goto('/search/?q=keychain');
  await expect(page.getByRole('alert')).toContainText('Cannot load the search file head-00000000.json');
  site.close();
  await page.goto('/search/?q=passkey');
  await expect(line(page)).toContainText(`copy on this device: version ${next.manifest.version}`);
  await expect(page.getByRole('alert')).toContainText('Cannot load the search file head-00000000.json');
  await context.close();
});

/** Have the worker look for a newer version, as the `offline` island does, without its pause. */
function update(page: Page): Promise<OfflineAnswer> {
  return page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      active?.postMessage('update', [port2]);
    });
  });
}

/** Each visit has a tab of its own, as after some days. */
async function visit(context: BrowserContext, look: (page: Page) => Promise<void>): Promise<void> {
  const page = await context.newPage();
  await look(page);
  await page.close();
}

/** The built site with some pages or addresses changed, as the next build would pack it. */
async function newEdition(changed: string[]) {
  const edited = (await packedFiles()).map(({ path, bytes }) => ({
    path,
    bytes: changed.includes(path)
      ? Buffer.from(
          Buffer.from(bytes)
            .toString('utf8')
            .replace('</h1>', ' second edition</h1>')
            .replace(/"\/search-index\/head-[0-9a-f]{8}/, '"/search-index/head-00000000'),
        )
      : bytes,
  }));
  const built = buildPacks(edited, '2026-12-24');
  const overlay = new Map<string, Uint8Array>(
    edited.filter(({ path }) => changed.includes(path)).map(({ path, bytes }) => [path, bytes]),
  );
  for (const { name, bytes } of built.packs) overlay.set(`/offline/${name}`, bytes);
  overlay.set(manifestAddress, Buffer.from(JSON.stringify(built.manifest)));
  return { manifest: built.manifest, files: overlay };
}

async function packedFiles(): Promise<OfflineFile[]> {
  const files: OfflineFile[] = [];
  for (const { name, sha256 } of manifest.packs) {
    const zipped = new Uint8Array(readFileSync(path.join(out, 'offline', name)));
    const pack = await openPack(zipped, sha256);
    files.push(...pack.paths().map((path) => ({ path, bytes: pack.get(path) ?? new Uint8Array() })));
  }
  return files;
}

/** A server of its own, whose files can be replaced while it runs. */
async function openSite() {
  const built = await serveFolder(out);
  let files = new Map<string, Uint8Array>();
  let missing = '';
  const server = createServer((request, response) => {
    const name = (request.url ?? '').split('?')[0] ?? '';
    const bytes = files.get(name);
    if (name === missing) response.writeHead(404).end();
    else if (!bytes) built.emit('request', request, response);
    else {
      const type = name.endsWith('/') ? 'text/html; charset=utf-8' : 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type }).end(bytes);
    }
  });
  const open = (port: number) => new Promise<void>((resolve) => server.listen(port, resolve));
  await open(0);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    open: () => open(port),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
    overlay: (next: Map<string, Uint8Array>, absent = '') => {
      files = next;
      missing = absent;
    },
  };
}
