import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { VFile } from 'vfile';
import { checkSource } from '../markdown/check-source';
import type { CaptureMap } from '../model/post';
import { splitCapture } from './capture-lines';
import { parseCaptureMap } from './capture-map';
import { formatMessages } from './format-messages';
import { type ImportedCapture, importCapture, serializeMap } from './import-capture';
import { compareBoundaries } from './import-compare';
import { serializeDraft } from './import-draft';

/** Something the person who imports can put right; the message is a whole sentence. */
export class ImportError extends Error {}

interface ImportFileOptions {
  name?: string | undefined;
  out: string;
  url?: string | undefined;
  source?: string | undefined;
}

interface ImportReport {
  /** What was done and what a person should look at, one sentence a line. */
  lines: string[];
  exitCode: 0 | 1;
}

/** Import one pasted page into a content folder. Files appear whole or not at all; files that exist stay as they are. */
export async function importFile(source: string, options: ImportFileOptions): Promise<ImportReport> {
  const bytes = await readSource(source);
  const text = readText(source, bytes);
  const name = nameOf(source, options.name);
  checkUrl(options.url);
  const target = (folder: string, file: string) => path.join(options.out, folder, file);
  const paths = { text: target('captures', `${name}.txt`), map: target('captures', `${name}.yml`) };
  await checkSame(paths.text, bytes, source);

  const lines = splitCapture(text);
  const given = await readMap(paths.map, lines.length);
  if (given && !given.map) return { lines: [given.problems], exitCode: 1 };
  const taken = await namesIn(path.join(options.out, 'posts'));
  const imported = importCapture(lines, { capture: name, taken, map: given?.map });

  const report: string[] = [];
  report.push(await writeNew(paths.text, bytes));
  const head = { source: options.source ?? `Text imported from ${path.basename(source)}`, url: options.url };
  report.push(await writeNew(paths.map, serializeMap({ ...head, parts: imported.parts })));
  for (const draft of imported.drafts) {
    const text = serializeDraft(draft);
    report.push(await writeNew(target('posts', `${draft.data.id}.md`), text));
  }
  report.push(...summary(paths.map, imported, lines, name, given?.map));
  if (!given && options.url === undefined)
    report.push(`Add \`url\` to ${paths.map}: the text does not say where it is from.`);
  return { lines: report, exitCode: 0 };
}

function summary(
  mapPath: string,
  imported: ImportedCapture,
  lines: string[],
  name: string,
  map?: CaptureMap,
): string[] {
  const report = imported.unsure.map(({ line, reason }) => `Look at line ${line}: ${reason}.`);
  const posts = `${imported.drafts.length} posts in ${lines.length} lines`;
  if (!map) return [...report, `Imported ${posts}. Correct the map ${mapPath} and the drafts.`];
  const { proposed, right, wrong, missed } = compareBoundaries(
    importCapture(lines, { capture: name }).parts,
    map.parts,
  );
  report.push(`Kept the map of ${posts}.`);
  report.push(
    `Without it, ${proposed} first lines would have been proposed: ${right.length} right, ${wrong.length} wrong, ${missed.length} missed.`,
  );
  if (wrong.length > 0) report.push(`Wrong: lines ${wrong.join(', ')}.`);
  if (missed.length > 0) report.push(`Missed: lines ${missed.join(', ')}.`);
  return report;
}

async function readSource(source: string): Promise<Uint8Array> {
  try {
    return await readFile(source);
  } catch (error) {
    throw asImportError(error, `Cannot read ${source}`);
  }
}

function readText(source: string, bytes: Uint8Array): string {
  const file = new VFile({ path: source });
  const text = checkSource(file, bytes);
  if (text === undefined || file.messages.length > 0) throw new ImportError(formatMessages([file]).text);
  return text;
}

function nameOf(source: string, name: string | undefined): string {
  const chosen = name ?? path.basename(source).replace(/\.[^.]*$/, '');
  if (/^[A-Za-z0-9][\w.-]*$/.test(chosen) && chosen.length <= 100) return chosen;
  throw new ImportError(
    `Unexpected name \`${chosen}\`, expected letters, digits, \`-\`, \`_\` and \`.\`; choose one with --name`,
  );
}

function checkUrl(url: string | undefined): void {
  if (url === undefined || /^https:\/\/[^\s<>"'`]+$/.test(url)) return;
  throw new ImportError(`Unexpected address \`${url}\`, expected one that begins with https://`);
}

async function checkSame(target: string, bytes: Uint8Array, source: string): Promise<void> {
  const known = await readIfThere(target);
  if (known === undefined || Buffer.compare(known, bytes) === 0) return;
  throw new ImportError(
    `Unexpected other text in ${target}, expected the one of ${source}; choose another name with --name`,
  );
}

async function readMap(target: string, lineCount: number): Promise<{ map?: CaptureMap; problems: string } | undefined> {
  const bytes = await readIfThere(target);
  if (bytes === undefined) return undefined;
  const file = new VFile({ path: target, value: bytes.toString('utf8') });
  const map = parseCaptureMap(file, lineCount);
  const problems = formatMessages([file]).text;
  return map && problems === '' ? { map, problems } : { problems };
}

async function readIfThere(target: string): Promise<Buffer | undefined> {
  try {
    return await readFile(target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw asImportError(error, `Cannot read ${target}`);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw asImportError(error, `Cannot read ${folder}`);
  });
  return names.filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
}

/** Write a file under a name of its own first, so that nobody ever meets half of it. */
async function writeNew(target: string, content: string | Uint8Array): Promise<string> {
  const known = await readIfThere(target);
  if (known !== undefined) {
    const line = firstDifferentLine(known.toString('utf8'), Buffer.from(content).toString('utf8'));
    return line === undefined ? `${target}: kept` : `${target}: kept; a draft would differ from line ${line} on`;
  }
  const temporary = `${target}.${process.pid}.part`;
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(temporary, content, { flag: 'wx' });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw asImportError(error, `Cannot write ${target}`);
  }
  return `${target}: written`;
}

function firstDifferentLine(known: string, draft: string): number | undefined {
  if (known === draft) return undefined;
  const drafted = draft.split('\n');
  return known.split('\n').findIndex((line, index) => line !== drafted[index]) + 1 || drafted.length;
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'part of the path is not a folder',
  EISDIR: 'it is a folder, expected a file',
  EACCES: 'permission is missing',
  EPERM: 'permission is missing',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'something of that name is there already',
};

function asImportError(error: unknown, what: string): ImportError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new ImportError(`${what}: ${reasons[code] ?? message}.`, { cause: error });
}
