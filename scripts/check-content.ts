/**
 * Check all content and say what to fix, and where.
 *
 *   npm run check:content                       everything
 *   npm run check:content -- content/entries    only messages of these files and folders
 *
 * Exit code 0: no errors (warnings allowed). 1: at least one error. 2: wrong use.
 */
import { existsSync } from 'node:fs';
import { buildLibrary } from '@/lib/content/build-library';
import { checkCode } from '@/lib/content/check-code';
import { checkDuplicates } from '@/lib/content/check-duplicates';
import { checkWriting } from '@/lib/content/check-writing';
import { formatMessages } from '@/lib/content/format-messages';
import { readContent } from '@/lib/content/read-content';

const wanted = process.argv.slice(2);
const missing = wanted.find((name) => !existsSync(name));
if (missing) {
  console.error(`Cannot find ${missing}, expected a file or folder below content/`);
  process.exit(2);
}

const start = performance.now();
const content = await readContent(process.cwd());
const { library, files } = await buildLibrary(content, new Date().toISOString().slice(0, 10));
checkWriting(content, library);
checkCode([...content.entries, ...content.topics, ...content.errors.notes]);
checkDuplicates(content.entries, library.entries);
const shown = wanted.length === 0 ? files : files.filter((file) => wanted.some((name) => file.path.startsWith(name)));
const { text, errors, warnings } = formatMessages(shown);
if (text) console.error(text);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`Checked ${shown.length} files in ${seconds} s: ${errors} errors, ${warnings} warnings`);
process.exitCode = errors > 0 ? 1 : 0;
