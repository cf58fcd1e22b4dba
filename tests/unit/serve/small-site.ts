import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildHostFiles } from '@/scripts/build-host-files';
import { finishSite } from '@/scripts/finish-site';

/**
 * A site of a few pages as Next exports it, with a file of every kind; `release` changes the text and the hashes, `reader`
 * stands for what reads index and tables.
 */
export function smallExport(release: string, reader = release): Record<string, string | Buffer> {
  const page = (title: string) =>
    `<!DOCTYPE html><html lang="en"><head><title>${title}</title><script src="/_next/static/chunks/main.js" async=""></script><script src="/assets/boot.${release}.js"></script></head><body><main>${`<p>${title}, release ${release}: errSecItemNotFound is -25300.</p>`.repeat(40)}</main></body></html>`;
  const text = (what: string) => `${what} of release ${release}\n`.repeat(90);
  return {
    'index.html': page('errSec'),
    '404.html': page('Not found'),
    'topics/index.html': page('Topics'),
    'topics/keychain/index.html': page('Keychain'),
    'errors/-25300/index.html': page('-25300'),
    'entries/short/index.html': '<!DOCTYPE html><html lang="en"><head><title>Short</title></head><body></body></html>',
    'search/index.html': page('Search'),
    'icon.svg': `<svg xmlns="http://www.w3.org/2000/svg"><!-- ${text('icon')} --></svg>`,
    [`assets/boot.${release}.js`]: `/* ${text('script')} */`,
    [`assets/site.${release}.css`]: `/* ${text('stylesheet')} */`,
    'assets/empty.e3b0c442.js': '',
    [`data/${reader}.json`]: `${JSON.stringify({ searchManifest: `/search-index/head-${release}.json`, tables: `/tables/${release}/` })}\n`,
    [`tables/${release}/codes.json`]: JSON.stringify([text('codes')]),
    [`search-index/head-${release}.json`]: JSON.stringify([text('head')]),
    [`search-index/t0-${release}.bin`]: Buffer.from(`\0\x01\x02\xff${text('terms')}`, 'latin1'),
    'search-index/manifest.json': '{}',
    '_next/static/chunks/main.js': 'the framework',
    'index.txt': 'a payload of the framework',
  };
}

export async function addMachineFiles(site: string): Promise<void> {
  const files = {
    'api/v1/errors/-25300.json': JSON.stringify({ number: -25300 }),
    'errors/-25300.md': `# -25300\n${'errSecItemNotFound\n'.repeat(100)}`,
    'feed.xml': `<?xml version="1.0"?><feed>${'<entry/>'.repeat(200)}</feed>`,
    'robots.txt': 'User-agent: *\n',
    'errsec-decoder.html': '<!DOCTYPE html><title>Decoder</title>',
    '.well-known/security.txt': 'Contact: mailto:security@example.org\n',
  };
  await writeFiles(site, files);
  await buildHostFiles(process.cwd(), site);
}

export async function writeFiles(folder: string, files: Record<string, string | Buffer>): Promise<void> {
  for (const [name, contents] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), contents);
  }
}

export async function makeTemporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'errsec-'));
}

/** Finish a release in `folder/out`, as the build does. */
export async function buildSmallSite(
  folder: string,
  release: string,
  { reader, ...options }: { reuse?: boolean; reader?: string } = {},
): Promise<string> {
  const exported = path.join(folder, `export-${release}`);
  await writeFiles(exported, smallExport(release, reader));
  const out = path.join(folder, 'out');
  await finishSite({ exported, out, inputs: release, addFiles: addMachineFiles, ...options });
  return out;
}
