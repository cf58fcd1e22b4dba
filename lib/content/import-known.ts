import { fieldNames } from './capture-fields';
import type { PostDraft } from './import-draft';
import { shinglesOf, similarityOf, wordsOf } from './shingles';

/** A post that content has already, or that stands earlier in the same page. */
export interface KnownPost {
  id: string;
  data: PostDraft['data'];
  words: string[];
  shingles: ReadonlySet<string>;
}

export interface KnownMatch {
  post: KnownPost;
  /** What shows that it is the same post. */
  why: string;
  /** Whether a person should look, since only likeness shows it. */
  unsure: boolean;
  /** What the page says differently, one sentence each; empty if nothing. */
  changes: string[];
}

/** Two texts that share so many groups of words are one, with changes. */
const sameOverlap = 0.6;
/** The shorter text may be a cut of the longer one, as in lists and previews. */
const sameContainment = 0.9;

export function knownPost({ data, body }: Pick<PostDraft, 'data' | 'body'>): KnownPost {
  const words = wordsOf(withoutMarkup(body));
  return { id: data.id, data, words, shingles: shinglesOf(words) };
}

/** Markdown without what other forms of the same text lack: names of fences, numbers of items, addresses of links. */
function withoutMarkup(body: string): string {
  return body
    .replace(/^([ \t]{0,20}(?:`{3,}|~{3,}))[\w-]*$/gm, '$1')
    .replace(/^[ \t]{0,20}\d{1,9}\. /gm, '')
    .replace(/\]\(<?https:[^\s)]*>?\)/g, ']');
}

/**
 * Find the post that a draft is again: by the number of its thread, else by its text, else by groups of words. Answers
 * of a thread share its number, so their text decides.
 */
export function findKnown(draft: PostDraft, known: readonly KnownPost[]): KnownMatch | undefined {
  const own = knownPost(draft);
  return sameThread(own, known) ?? sameText(own, known) ?? sameStart(own, draft.body, known) ?? nearlySame(own, known);
}

function sameThread(own: KnownPost, known: readonly KnownPost[]): KnownMatch | undefined {
  const { thread, kind } = own.data;
  if (thread === undefined || kind === 'reply') return undefined;
  const post = known.find(({ data }) => data.thread === thread && data.kind !== 'reply');
  return post && match(own, post, `both are thread ${thread}`, false);
}

function sameText(own: KnownPost, known: readonly KnownPost[]): KnownMatch | undefined {
  if (own.words.length < 4) return undefined;
  const text = own.words.join(' ');
  const post = known.find((one) => one.words.length === own.words.length && one.words.join(' ') === text);
  return post && match(own, post, 'the text is the same', false);
}

/** A preview ends in the middle of the text that stands whole elsewhere. */
function sameStart(own: KnownPost, body: string, known: readonly KnownPost[]): KnownMatch | undefined {
  if (own.words.length < 5 || !/(?:…|\.\.\.)\s*$/.test(body)) return undefined;
  const text = `${own.words.join(' ')} `;
  const post = known.find(({ words }) =>
    words
      .slice(0, own.words.length + 1)
      .join(' ')
      .startsWith(text),
  );
  return post && { post, why: 'it is the beginning of its text', unsure: false, changes: [] };
}

function nearlySame(own: KnownPost, known: readonly KnownPost[]): KnownMatch | undefined {
  let best: { post: KnownPost; share: number } | undefined;
  for (const post of known) {
    if (differsInThread(own, post)) continue;
    const { overlap, containment } = similarityOf(own.shingles, post.shingles);
    const isSame = overlap >= sameOverlap || (containment >= sameContainment && overlap >= 0.2);
    const share = Math.max(overlap, containment);
    if (isSame && share > (best?.share ?? 0)) best = { post, share };
  }
  if (!best) return undefined;
  return match(own, best.post, `${Math.floor(best.share * 100)} % of its groups of words are the same`, true);
}

/** Two questions of different threads are two posts, however alike. */
function differsInThread(a: KnownPost, b: KnownPost): boolean {
  return a.data.thread !== undefined && b.data.thread !== undefined && a.data.thread !== b.data.thread;
}

function match(own: KnownPost, post: KnownPost, why: string, unsure: boolean): KnownMatch {
  return { post, why, unsure, changes: changesOf(own, post) };
}

function changesOf(own: KnownPost, post: KnownPost): string[] {
  const changes: string[] = [];
  for (const name of fieldNames) {
    const now = own.data[name];
    const before = post.data[name];
    if (now === undefined || name === 'link' || JSON.stringify(now) === JSON.stringify(before)) continue;
    changes.push(before === undefined ? `${name} is ${show(now)}` : `${name} was ${show(before)}, is ${show(now)}`);
  }
  if (own.data.thread !== undefined && post.data.thread === undefined) changes.push(`thread is ${own.data.thread}`);
  const text = textChange(post.words, own.words);
  return text === undefined ? changes : [...changes, text];
}

function show(value: unknown): string {
  return `\`${Array.isArray(value) ? value.join(', ') : String(value)}\``;
}

/** The words between the first and the last that differ. */
function textChange(before: readonly string[], now: readonly string[]): string | undefined {
  let start = 0;
  while (start < Math.min(before.length, now.length) && before[start] === now[start]) start += 1;
  if (start === before.length && start === now.length) return undefined;
  let end = 0;
  while (end < Math.min(before.length, now.length) - start && before.at(-1 - end) === now.at(-1 - end)) end += 1;
  const was = excerpt(before.slice(start, before.length - end));
  const is = excerpt(now.slice(start, now.length - end));
  const after = start === 0 ? 'at the start' : `after “${before.slice(Math.max(0, start - 4), start).join(' ')}”`;
  if (was === '') return `the text ${after} has also “${is}”`;
  return is === '' ? `the text ${after} no longer has “${was}”` : `the text ${after} was “${was}”, is “${is}”`;
}

function excerpt(words: readonly string[]): string {
  return words.length > 12 ? `${words.slice(0, 12).join(' ')} …` : words.join(' ');
}
