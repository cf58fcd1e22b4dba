/**
 * Read forum pages, pasted as text or saved as HTML, RSS or Atom, and propose their maps and the drafts of their posts.
 *
 *   npm run import -- page.txt                            name of the capture: `page`
 *   npm run import -- page.html thread.txt feed.rss       several pages, one capture each
 *   npm run import -- page.txt --name keychain-listing    another name
 *   npm run import -- page.txt --url https://… --source "…"   what the map says about where the text is from
 *   npm run import -- page.txt --form thread-page         the form, where the importer takes it for another
 *   npm run import -- page.txt --out elsewhere            another folder than `content`
 *
 * What exists is never overwritten: a second run takes the map as a person left it, writes only what is missing, and
 * says how it would have cut the page itself. A post that content has already is not written again; what changed is said.
 *
 * Exit code 0: imported. 1: an existing map is wrong. 2: wrong use, or a file that can't be read or written.
 */
import { parseArgs } from 'node:util';
import { ImportError, importFile } from '@/lib/content/import-file';
import { captureForms } from '@/lib/model/post';

const usage =
  'Usage: npm run import -- <file>… [--name <name>] [--out <folder>] [--url <https://…>] [--source <words>] [--form <form>]';

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      out: { type: 'string', default: 'content' },
      url: { type: 'string' },
      source: { type: 'string' },
      form: { type: 'string' },
    },
  });
  const { form: word, ...options } = values;
  const form = captureForms.find((one) => one === word);
  if (word !== undefined && !form) {
    throw new ImportError(`Unexpected form \`${word}\`, expected one of ${captureForms.join(', ')}`);
  }
  if (positionals.length === 0) throw new ImportError(usage);
  if (positionals.length > 1 && (values.name ?? values.url) !== undefined) {
    throw new ImportError(`Unexpected name or address for ${positionals.length} files, expected one file. ${usage}`);
  }
  let exitCode: 0 | 1 = 0;
  for (const path of positionals) {
    const report = await importFile(path, { ...options, form });
    console.log(report.lines.join('\n'));
    if (report.exitCode > exitCode) exitCode = report.exitCode;
  }
  process.exitCode = exitCode;
} catch (error) {
  const known = error instanceof ImportError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  if (!known) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
