/**
 * Check that no published address was lost, and keep the list of them.
 *
 *   npm run check:urls               compare the content with content/urls.lock
 *   npm run check:urls -- --update   add what is new; nothing is ever taken out
 *
 * An address that is gone needs an item in content/redirects.yml that says where it went.
 * Exit code 0: nothing is lost. 1: something is, a redirect is wrong, or the list can't be
 * written. 2: wrong use.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { VFile } from 'vfile';
import { buildLibrary } from '@/lib/content/build-library';
import { formatMessages } from '@/lib/content/format-messages';
import { readContent } from '@/lib/content/read-content';
import { addressesOf } from '@/lib/publish/addresses';
import { checkUrls } from '@/lib/publish/check-urls';
import { parseRedirects } from '@/lib/publish/redirects';
import { parseUrlLock, serializeUrlLock } from '@/lib/publish/url-lock';
import { explainFault } from '@/lib/serve/explain-fault';
import { writeWhole } from '@/scripts/write-whole';

const root = process.cwd();
const update = process.argv[2] === '--update';
if (process.argv.length > (update ? 3 : 2)) {
  console.error('Usage: npm run check:urls [-- --update]');
  process.exit(2);
}

const { library } = await buildLibrary(await readContent(root), new Date().toISOString().slice(0, 10));
const addresses = addressesOf(library);
const lock = await open('content/urls.lock');
const redirectFile = await open('content/redirects.yml');
if (update) await updateLock();
const redirects = parseRedirects(redirectFile, addresses);
checkUrls(addresses, lock, redirects);
const { text, errors } = formatMessages([lock, redirectFile]);
if (text) console.error(text);
const anchors = [...addresses.values()].reduce((sum, set) => sum + set.size, 0);
console.log(`Checked ${addresses.size} pages with ${anchors} anchors, ${redirects.length} redirects: ${errors} errors`);
process.exitCode = errors > 0 ? 1 : 0;

async function open(name: string): Promise<VFile> {
  const value = await readFile(path.join(root, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new Error(`Cannot read ${name}: ${error.message}`, { cause: error });
  });
  return new VFile({ path: name, value });
}

async function updateLock(): Promise<void> {
  lock.value = serializeUrlLock(parseUrlLock(String(lock.value)), addresses);
  try {
    await writeWhole(path.join(root, lock.path), lock.value);
  } catch (error) {
    console.error(explainFault(error));
    process.exit(1);
  }
}
