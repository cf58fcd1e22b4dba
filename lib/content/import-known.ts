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
const leastOverlap = 0.2;
/** Shorter texts, such as thanks, are the same by chance. */
const fewestWords = 5;

export function knownPost({ data, body }: Pick<PostDraft, 'data' | 'body'>): KnownPost {
  const words = wordsOf(withoutMarkup(body));
  return { id: data.id, data, words, shingles: shinglesOf(words) };
}

/** Markdown without what other forms of the same text lack: names of fences, numbers of items, addresses of links. */
function withoutMarkup(body: string): string {
  return body
    .replace(/^([ \t]{0,20}(?:`{3,}|~{3,}))[\w-]*$/gm, '$1')
    .replace(/^[ \t]{0,20}\d{1,9}\. /gm, '')
    .replace(/\]\((?:<https:[^\s<>]*>|https:[^\s()<>]*)\)/g, ']');
}

/** Posts to look drafts up in. Finding one takes time by what it has in common with others, not by their number. */
export interface KnownPosts {
  add(post: KnownPost): void;
  /**
   * Find the post that a draft is again: by the number of its thread, else by its text, else by groups of words. Answers
   * of a thread share its number, so their text decides.
   */
  find(draft: PostDraft): KnownMatch | undefined;
}

export function openKnownPosts(posts: Iterable<KnownPost>): KnownPosts {
  const questions = new Map<string, KnownPost>();
  const texts = new Map<string, KnownPost>();
  const starts = new Map<string, KnownPost[]>();
  const groups = new Map<string, KnownPost[]>();
  const add = (post: KnownPost) => {
    const { thread, kind } = post.data;
    if (thread !== undefined && kind !== 'reply' && !questions.has(thread)) questions.set(thread, post);
    const text = post.words.join(' ');
    if (!texts.has(text)) texts.set(text, post);
    push(starts, startOf(post), post);
    for (const shingle of post.shingles) push(groups, shingle, post);
  };
  for (const post of posts) add(post);
  return {
    add,
    find: (draft) => {
      const own = knownPost(draft);
      return (
        sameThread(own, questions) ??
        sameText(own, texts) ??
        sameStart(own, draft.body, starts.get(startOf(own)) ?? []) ??
        nearlySame(own, groups)
      );
    },
  };
}

function push(map: Map<string, KnownPost[]>, key: string, post: KnownPost): void {
  const posts = map.get(key);
  if (posts) posts.push(post);
  else map.set(key, [post]);
}

function startOf({ words }: KnownPost): string {
  return words.slice(0, fewestWords).join(' ');
}

function sameThread(own: KnownPost, questions: ReadonlyMap<string, KnownPost>): KnownMatch | undefined {
  const { thread, kind } = own.data;
  if (thread === undefined || kind === 'reply') return undefined;
  const post = questions.get(thread);
  return post && match(own, post, `both are thread ${thread}`, false);
}

function sameText(own: KnownPost, texts: ReadonlyMap<string, KnownPost>): KnownMatch | undefined {
  if (own.words.length < fewestWords) return undefined;
  const post = texts.get(own.words.join(' '));
  return post && match(own, post, 'the text is the same', differsInThread(own, post));
}

/** A preview ends in the middle of the text that stands whole elsewhere. */
function sameStart(own: KnownPost, body: string, posts: readonly KnownPost[]): KnownMatch | undefined {
  if (own.words.length < fewestWords || !/(?:…|\.\.\.)\s*$/.test(body)) return undefined;
  const post = posts.find(
    ({ words }) => words.length > own.words.length && own.words.every((word, at) => words[at] === word),
  );
  return post && { post, why: 'it is the beginning of its text', unsure: false, changes: [] };
}

function nearlySame(own: KnownPost, groups: ReadonlyMap<string, readonly KnownPost[]>): KnownMatch | undefined {
  const candidates = new Map<KnownPost, number>();
  for (const shingle of own.shingles) {
    for (const post of groups.get(shingle) ?? []) candidates.set(post, (candidates.get(post) ?? 0) + 1);
  }
  let best: { post: KnownPost; share: number } | undefined;
  for (const [post, common] of candidates) {
    if (differsInThread(own, post)) continue;
    const { overlap, containment } = similarityOf(own.shingles, post.shingles, common);
    const isSame = overlap >= sameOverlap || (containment >= sameContainment && overlap >= leastOverlap);
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
