import { stringify } from 'yaml';
import type { CaptureForm, CaptureMap } from '../model/post';
import { parsePostFields } from './capture-fields';
import { formatLineRange, type LineRange, parseLineRange } from './capture-lines';
import { type CaptureLink, linkKeysOf, parseLinks } from './capture-links';
import type { ImportedPart } from './import-boundaries';
import { draftPost, type PostDraft } from './import-draft';
import { type RecognizedForm, recognizeForm } from './import-form';
import { type KnownMatch, type KnownPost, knownPost, openKnownPosts } from './import-known';
import { classifyLines, type Line } from './import-lines';
import type { LineMark } from './import-page';
import { isOneLine, proposePage } from './import-parts';
import { onlyThreadOf, threadIdOf } from './thread-id';

export interface ImportOptions {
  /** Name of the capture, without extension. */
  capture: string;
  /** Ids of posts of other captures. */
  taken?: Iterable<string>;
  /** The map a person has made; its parts are taken instead of proposals. */
  map?: CaptureMap | undefined;
  /** Form of the page, where a person or the file decides it. */
  form?: RecognizedForm | undefined;
  /** What a saved page says about its lines. */
  marks?: readonly LineMark[];
  /** Address of the page. */
  url?: string | undefined;
  /** Posts that content has already. */
  known?: readonly KnownPost[];
}

export interface ImportedCapture {
  form: RecognizedForm;
  /** Parts of the map: every line in exactly one. */
  parts: CaptureMap['parts'];
  /** One draft for each post of the map that is new. */
  drafts: PostDraft[];
  /** Posts that stand elsewhere already, with the lines they have here. */
  again: (KnownMatch & { lines: string })[];
  /** What a person should look at, in order of lines. */
  unsure: { line: number; reason: string }[];
}

/**
 * Propose the map of a forum page and a draft of each of its new posts. No line is lost: each is in one part, and each
 * draft says what its lines say.
 */
export function importCapture(lines: readonly string[], options: ImportOptions): ImportedCapture {
  const table = parseLinks(lines);
  const text = table ? lines.slice(0, table.first - 1) : lines;
  const classified = classifyLines(text, options.marks);
  const mapped = options.map?.form && { form: options.map.form, why: 'the map says so' };
  const form = options.form ?? mapped ?? recognizeForm(classified, options.url);
  const proposed = proposePage(classified, form.form);
  const parts: NamedPart[] = options.map ? options.map.parts.map((part) => givenPart(part, proposed)) : proposed;
  const page: PageOptions = { ...options, lines, links: table?.links ?? [], form: form.form };
  const imported = draftParts(parts, classified, page);
  if (table && !options.map) {
    const range = formatLineRange({ first: table.first, last: lines.length });
    imported.parts.push({ lines: range, furniture: 'addresses of the links of the page' });
  }
  return { form, ...imported };
}

interface PageOptions extends Omit<ImportOptions, 'form'> {
  lines: readonly string[];
  links: readonly CaptureLink[];
  form: CaptureForm;
}

/** What became of a part: a new post, or one that stands elsewhere. */
interface Outcome {
  draft?: PostDraft;
  match?: KnownMatch;
}

function draftParts(
  parts: readonly NamedPart[],
  classified: readonly Line[],
  page: PageOptions,
): Omit<ImportedCapture, 'form'> {
  const outcomes = new Map<NamedPart, Outcome>();
  const taken = new Set(page.taken);
  const known = openKnownPosts((page.known ?? []).filter(({ data }) => data.capture !== page.capture));
  const question = page.form === 'thread-page' ? parts.find((part) => part.kind === 'post' && !part.reply) : undefined;
  for (const part of byWeight(parts, page.lines)) {
    const id = part.label ?? sameLines(part, page);
    const asked = question && outcomes.get(question);
    const questionId = asked?.match?.post.id ?? asked?.draft?.data.id ?? question?.again;
    const draft = draftPart(part, classified, page, { taken, id, question: questionId });
    const match = page.map ? undefined : known.find(draft);
    outcomes.set(part, match ? { match } : { draft });
    if (match) continue;
    taken.add(draft.data.id);
    known.add(knownPost(draft));
  }
  const imported: Omit<ImportedCapture, 'form'> = { parts: [], drafts: [], again: [], unsure: [] };
  for (const part of parts) addPart(imported, part, outcomes.get(part) ?? {});
  return imported;
}

/**
 * Parts to draft, those first that others refer to or repeat: questions, then accepted answers, so that where a page
 * prints an answer twice the copy that says most about it is the post.
 */
function byWeight(parts: readonly NamedPart[], lines: readonly string[]): NamedPart[] {
  const weight = ({ reply, head, range }: NamedPart) => {
    if (!reply) return 2;
    return head && parsePostFields(lines, { head: { ...head, first: range.first } }).fields.accepted ? 1 : 0;
  };
  const drafted = parts.filter((part) => part.kind === 'post' && part.again === undefined);
  return drafted.toSorted((a, b) => weight(b) - weight(a));
}

/** Id of the post that content has from these very lines. */
function sameLines({ range }: NamedPart, { capture, known = [] }: PageOptions): string | undefined {
  const lines = formatLineRange(range);
  return known.find(({ data }) => data.capture === capture && data.lines === lines)?.id;
}

function addPart(imported: Omit<ImportedCapture, 'form'>, part: NamedPart, { draft, match }: Outcome): void {
  const lines = formatLineRange(part.range);
  const look = (reason: string) => imported.unsure.push({ line: part.range.first, reason });
  if (part.unsure && !match) look(part.unsure);
  if (match) {
    imported.parts.push({ lines, again: match.post.id });
    imported.again.push({ ...match, lines });
    if (match.unsure) look(`it is taken for \`${match.post.id}\` again: ${match.why}`);
  } else if (draft) {
    imported.parts.push({ lines, post: draft.data.id });
    imported.drafts.push(draft);
    if (draft.plain) look('its Markdown could not be restored, so it is one block of text');
  } else if (part.again !== undefined) {
    imported.parts.push({ lines, again: part.again });
  } else {
    imported.parts.push({ lines, furniture: part.label ?? 'text of the page, not of a post' });
  }
}

function draftPart(
  part: NamedPart,
  classified: readonly Line[],
  page: PageOptions,
  { taken, id, question }: { taken: ReadonlySet<string>; id: string | undefined; question: string | undefined },
): PostDraft {
  const { range, head, foot, repeat, reply } = part;
  return draftPost(classified, page.lines, range, {
    capture: page.capture,
    taken,
    id,
    head,
    foot,
    repeat,
    oneLine: isOneLine(page.form),
    isReply: reply,
    question: reply ? question : undefined,
    thread: threadOf(part, page),
    links: linkKeysOf(page.lines, range),
  });
}

/** The number of a post's thread: from the address of its page, or from the link that its title is. */
function threadOf({ range, head }: NamedPart, { form, url, map, links }: PageOptions): string | undefined {
  if (form === 'thread-page') return threadIdOf(url ?? map?.url ?? '');
  const title = head ?? { first: range.first, last: range.first };
  return onlyThreadOf(links.filter(({ line }) => isIn(line, title)).map((link) => link.url));
}

function isIn(line: number, { first, last }: LineRange): boolean {
  return line >= first && line <= last;
}

/** Write a map as a file of `content/captures/`. A source and address that nobody gave are left out, not invented. */
export function serializeMap(
  map: Pick<CaptureMap, 'source' | 'parts'> & { url?: string | undefined; form?: CaptureForm | undefined },
): string {
  const { parts, ...head } = map;
  const keys = Object.entries(head).filter(([, value]) => value !== undefined);
  const written = keys.map(([key, value]) => `${key}: ${stringify(value, { lineWidth: 0 }).trim()}`);
  const listed = parts.map((part) => `  - ${stringify(part, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`);
  return `${[...written, 'parts:', ...listed].join('\n')}\n`;
}

/** A part with the id or the words that a map gives it. */
interface NamedPart extends ImportedPart {
  /** Id of the post that stands here again. */
  again?: string;
}

/** A part of a person's map, with what the importer itself sees in the same lines. */
function givenPart(part: CaptureMap['parts'][number], proposed: readonly ImportedPart[]): NamedPart {
  const range = parseLineRange(part.lines);
  if ('again' in part) return { range, kind: 'post', again: part.again };
  if ('furniture' in part) return { range, kind: 'furniture', label: part.furniture };
  const same = proposed.find((one) => one.range.first === range.first && one.range.last === range.last);
  return {
    range,
    kind: 'post',
    label: part.post,
    ...(same?.head && { head: same.head }),
    ...(same?.foot && { foot: same.foot }),
    ...(same?.repeat && { repeat: same.repeat }),
    ...(same?.reply && { reply: same.reply }),
  };
}
