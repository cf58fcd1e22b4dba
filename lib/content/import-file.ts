import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { VFile } from 'vfile';
import { parseFrontmatter } from '../markdown/parse-front-matter';
import { isDeviceName } from '../model/ids';
import { type CaptureForm, type CaptureMap, postFrontmatterSchema } from '../model/post';
import { splitCapture } from './capture-lines';
import { parseCaptureMap } from './capture-map';
import { formatMessages } from './format-messages';
import { type ImportedCapture, importCapture, serializeMap } from './import-capture';
import { compareBoundaries } from './import-compare';
import { serializeDraft } from './import-draft';
import { type KnownPost, knownPost } from './import-known';
import { captureOf } from './import-page';
import { ImportError, parsePage } from './parse-page';

export { ImportError };

interface ImportFileOptions {
  name?: string | undefined;
  out: string;
  url?: string | undefined;
  source?: string | undefined;
  form?: CaptureForm | undefined;
}

interface ImportReport {
  /** What was done and what a person should look at, one sentence a line. */
  lines: string[];
  exitCode: 0 | 1;
}

/** Import one page, pasted or saved, into a content folder. Files appear whole or not at all; files that exist stay as they are. */
export async function importFile(source: string, options: ImportFileOptions): Promise<ImportReport> {
  const bytes = await readSource(source);
  const page = parsePage(source, bytes, options.url);
  const name = nameOf(source, options.name);
  checkUrl(options.url);
  const target = (folder: string, file: string) => path.join(options.out, folder, file);
  const paths = { text: target('captures', `${name}.txt`), map: target('captures', `${name}.yml`) };
  const stored = page.format === 'text' ? bytes : new TextEncoder().encode(captureOf(page));
  await checkSame(paths.text, stored, source);
  await checkSpelling(path.dirname(paths.text), name);

  const lines = splitCapture(page.format === 'text' ? page.lines.join('\n') : captureOf(page));
  const given = await readMap(paths.map, lines.length);
  if (given && !given.map) return { lines: [given.problems], exitCode: 1 };
  const known = await readKnownPosts(path.join(options.out, 'posts'));
  const taken = await namesIn(path.join(options.out, 'posts'));
  const url = options.url ?? page.url;
  const form = options.form ? { form: options.form, why: '`--form` says so' } : page.form;
  const base = { capture: name, form, marks: page.marks, url };
  const imported = importCapture(lines, { ...base, taken, known, map: given?.map });

  const report: string[] = [`${source}: ${imported.form.form.replace('-', ' ')}, because ${imported.form.why}.`];
  if (page.invisible > 0) report.push(`Left out ${page.invisible} characters that nobody can see.`);
  report.push(await writeNew(paths.text, stored));
  const head = {
    source: options.source ?? `Text imported from ${path.basename(source)}`,
    url,
    form: imported.form.form,
  };
  if (given) report.push(`${paths.map}: kept`);
  else report.push(await writeNew(paths.map, serializeMap({ ...head, parts: imported.parts })));
  const drafted: string[] = [];
  for (const draft of imported.drafts) {
    const file = target('posts', `${draft.data.id}.md`);
    const line = await writeNew(file, serializeDraft(draft));
    if (line.endsWith(': written')) drafted.push(draft.data.id);
    report.push(line);
  }
  const proposed = () => importCapture(lines, base).parts;
  report.push(...summary(paths.map, imported, lines.length, given?.map && { map: given.map, proposed: proposed() }));
  const first = imported.drafts.find(({ data }) => data.kind !== 'reply' && drafted.includes(data.id));
  if (first) report.push(`Draft an entry of a post with \`npm run new -- --post ${first.data.id}\`.`);
  if (!given && url === undefined) report.push(`Add \`url\` to ${paths.map}: the text does not say where it is from.`);
  return { lines: report, exitCode: 0 };
}

function summary(
  mapPath: string,
  imported: ImportedCapture,
  lineCount: number,
  decided?: { map: CaptureMap; proposed: CaptureMap['parts'] },
): string[] {
  const report = imported.again.map(againSentence);
  report.push(...imported.unsure.map(({ line, reason }) => `Look at line ${line}: ${reason}.`));
  const again = imported.again.length > 0 ? ` and found ${imported.again.length} again` : '';
  const posts = `${imported.drafts.length} posts in ${lineCount} lines${again}`;
  if (!decided) return [...report, `Imported ${posts}. Correct the map ${mapPath} and the drafts.`];
  const { proposed, right, wrong, missed } = compareBoundaries(decided.proposed, decided.map.parts);
  report.push(`Kept the map of ${posts}.`);
  report.push(
    `Without it, ${proposed} first lines would have been proposed: ${right.length} right, ${wrong.length} wrong, ${missed.length} missed.`,
  );
  if (wrong.length > 0) report.push(`Wrong: lines ${wrong.join(', ')}.`);
  if (missed.length > 0) report.push(`Missed: lines ${missed.join(', ')}.`);
  return report;
}

function againSentence({ lines, post, why, changes }: ImportedCapture['again'][number]): string {
  const changed = changes.length === 0 ? 'nothing has changed' : `changed: ${changes.join('; ')}`;
  return `Lines ${lines} are \`${post.id}\` again, ${why}; ${changed}.`;
}

async function readSource(source: string): Promise<Uint8Array> {
  try {
    return await readFile(source);
  } catch (error) {
    throw asImportError(error, `Cannot read ${source}`);
  }
}

/** Posts that content has, as far as they can be read: what is wrong with the others, the checks say. */
async function readKnownPosts(folder: string): Promise<KnownPost[]> {
  const names = await namesIn(folder);
  const posts = await Promise.all(
    names.map(async (name) => {
      const bytes = await readIfThere(path.join(folder, `${name}.md`));
      const text = bytes?.toString('utf8').replace(/\r\n?/g, '\n') ?? '';
      return parseFrontmatter(new VFile({ path: name }), text, postFrontmatterSchema);
    }),
  );
  return posts.flatMap((post) => (post ? [knownPost(post)] : []));
}

function nameOf(source: string, name: string | undefined): string {
  const chosen = name ?? path.basename(source).replace(/\.[^.]*$/, '');
  const isName = /^[A-Za-z0-9](?:[\w.-]{0,98}[\w-])?$/.test(chosen);
  if (isName && !isDeviceName(chosen)) return chosen;
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

/** On the disks of most Macs and of Windows, names that differ in case are one name. */
async function checkSpelling(folder: string, name: string): Promise<void> {
  const names = await namesIn(folder, '.txt');
  const other = names.find((one) => one !== name && one.toLowerCase() === name.toLowerCase());
  if (other === undefined) return;
  throw new ImportError(
    `Unexpected name \`${name}\` beside \`${other}\`, expected one that differs in more than case; choose one with --name`,
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

async function namesIn(folder: string, ending = '.md'): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw asImportError(error, `Cannot read ${folder}`);
  });
  return names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
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
