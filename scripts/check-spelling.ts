/**
 * Check the spelling of our own texts in `content/` with an American English dictionary.
 *
 *   npm run check:spelling                 everything
 *   npm run check:spelling -- --accept     add all unknown words to content/words.txt; read the list before you commit it
 *
 * Exit code 0: no unknown word. 1: at least one.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import dictionary from 'dictionary-en';
import nspell from 'nspell';
import { VFile } from 'vfile';
import { checkSpelling } from '@/lib/content/check-spelling';
import { allFiles } from '@/lib/content/content-file';
import { formatMessages } from '@/lib/content/format-messages';
import { parseTables } from '@/lib/content/parse-tables';
import { parseVocabulary } from '@/lib/content/parse-vocabulary';
import { readContent } from '@/lib/content/read-content';

const start = performance.now();
const listPath = 'content/words.txt';
const content = await readContent(process.cwd());
const names = { ...parseTables(content).tables, vocabulary: parseVocabulary(content.vocabulary) };
/** What is wrong with tables is for `check:content` to say. */
for (const file of allFiles(content)) file.messages.length = 0;

const list = new VFile({ path: listPath, value: await readFile(path.resolve(listPath), 'utf8') });
const speller = nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));
checkSpelling(content, names, list, speller);

const files = [...allFiles(content), list];
if (process.argv.includes('--accept')) await acceptWords(files);
const { text, errors, warnings } = formatMessages(files);
if (text) console.error(text);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`Checked the spelling of ${files.length} files in ${seconds} s: ${errors} errors, ${warnings} warnings`);
process.exitCode = errors > 0 ? 1 : 0;

async function acceptWords(files: readonly VFile[]): Promise<void> {
  const unknown = files.flatMap((file) =>
    file.messages.flatMap(({ ruleId, reason }) =>
      ruleId === 'unknown-word' ? (/`([^`]+)`/.exec(reason)?.[1] ?? []) : [],
    ),
  );
  const words = new Set([...String(list.value).split('\n').filter(Boolean), ...unknown]);
  await writeFile(path.resolve(listPath), `${[...words].sort((a, b) => a.localeCompare(b, 'en')).join('\n')}\n`);
}
