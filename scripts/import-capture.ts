/**
 * Read a forum page as pasted text and propose its map and the drafts of its posts.
 *
 *   npm run import -- page.txt                            name of the capture: `page`
 *   npm run import -- page.txt --name keychain-listing    another name
 *   npm run import -- page.txt --url https://… --source "…"   what the map says about where the text is from
 *   npm run import -- page.txt --out elsewhere            another folder than `content`
 *
 * What exists is never overwritten: a second run takes the map as a person left it, writes only what is missing, and
 * says how it would have cut the page itself.
 *
 * Exit code 0: imported. 1: the existing map is wrong. 2: wrong use, or a file that can't be read or written.
 */
import { parseArgs } from 'node:util';
import { ImportError, importFile } from '@/lib/content/import-file';

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      out: { type: 'string', default: 'content' },
      url: { type: 'string' },
      source: { type: 'string' },
    },
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) {
    throw new ImportError(
      'Usage: npm run import -- <file> [--name <name>] [--out <folder>] [--url <https://…>] [--source <words>]',
    );
  }
  const { lines, exitCode } = await importFile(path, values);
  console.log(lines.join('\n'));
  process.exitCode = exitCode;
} catch (error) {
  const known = error instanceof ImportError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  if (!known) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
