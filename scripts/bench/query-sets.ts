import type { SearchPage } from '@/lib/search/record';
import { createRandom, type Random } from './random';

/** A query whose right answer is known because it is made from the page itself. */
export interface KnownItem {
  page: number;
  query: string;
}

export const setNames = ['title and paragraph', 'typo', 'unfinished word', 'foreign word', 'paragraph only'] as const;

export type SetName = (typeof setNames)[number];

export interface QuerySets {
  known: Record<SetName, KnownItem[]>;
  /** 500 queries to time: pieces of titles, typos, unfinished words, symbols and numbers. */
  latency: string[];
}

const common = new Set(
  (
    'a an and are as at be by can do does for from has have how if in into is it its not of on or that the this to use ' +
    'used using was when which who with you your will may must see more these those than then there their they them what ' +
    'where also each other such some any all one two new between about only should would could within after before ' +
    'during over under'
  ).split(' '),
);

/** Pages of two thousand characters or so; a title alone does not make a known item. */
const wantedItems = 300;

/** The query sets of one collection of pages, the same for every engine. */
export function createQuerySets(pages: readonly SearchPage[], seed = 20240611): QuerySets {
  const random = createRandom(seed);
  const frequency = countWords(pages);
  return { known: createKnown(pages, frequency, random), latency: createLatency(pages, random) };
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function bodyOf(page: SearchPage): string {
  return page.sections.map((section) => section.text).join(' ');
}

function countWords(pages: readonly SearchPage[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const page of pages) {
    const headings = page.sections.map((section) => section.heading).join(' ');
    for (const word of new Set(wordsIn(`${page.title} ${headings} ${bodyOf(page)}`.toLowerCase()))) {
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
    }
  }
  return frequency;
}

function createKnown(pages: readonly SearchPage[], frequency: Map<string, number>, random: Random) {
  const known = Object.fromEntries(setNames.map((name) => [name, []])) as unknown as Record<SetName, KnownItem[]>;
  const often = [...frequency].filter(
    ([word, count]) => count > 20 && count < pages.length / 20 && /^[a-z]{5,}$/.test(word),
  );
  const foreign = often.map(([word]) => word);
  const titles = new Map<string, number>();
  for (const page of pages) titles.set(page.title.toLowerCase(), (titles.get(page.title.toLowerCase()) ?? 0) + 1);
  const order = pages.map((page, index) => ({ page, index, key: random.next() })).sort((a, b) => a.key - b.key);
  const rarest = (words: string[]) => words.sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0));
  const useful = (word: string) => word.length > 2 && !common.has(word) && (frequency.get(word) ?? 0) >= 2;
  for (const { page, index } of order) {
    if (known['title and paragraph'].length >= wantedItems) break;
    if (titles.get(page.title.toLowerCase()) !== 1 || (page.kind !== 'entry' && page.kind !== 'topic')) continue;
    const inTitle = new Set(wordsIn(page.title.toLowerCase()));
    const paragraph = [...new Set(wordsIn(bodyOf(page).slice(0, 400).toLowerCase()))];
    const fromTitle = rarest([...inTitle].filter(useful)).slice(0, 2);
    const fromText = rarest(paragraph.filter((word) => useful(word) && !inTitle.has(word)));
    const words = [...fromTitle, ...fromText.slice(0, 2)];
    if (words.length < 3 || fromTitle.length === 0) continue;
    const add = (name: SetName, query: readonly string[]) => known[name].push({ page: index, query: query.join(' ') });
    add('title and paragraph', words);
    add('typo', withTypo(words, random));
    add('unfinished word', withUnfinished(words));
    add('foreign word', [...words, foreign.length > 0 ? random.pick(foreign) : 'problem']);
    if (fromText.length >= 3) add('paragraph only', fromText.slice(0, 4));
  }
  return known;
}

function longestAt(words: readonly string[]): number {
  return words.reduce((best, word, index) => (word.length > (words[best] as string).length ? index : best), 0);
}

function withTypo(words: readonly string[], random: Random): string[] {
  const at = longestAt(words);
  return words.map((word, index) => (index === at && word.length > 4 ? misspell(word, random) : word));
}

function withUnfinished(words: readonly string[]): string[] {
  const at = longestAt(words);
  const word = words[at] as string;
  return [...words.filter((_, index) => index !== at), word.slice(0, Math.max(3, Math.ceil(word.length * 0.6)))];
}

/** One letter left out, wrong, or swapped with the next; never the first. */
function misspell(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 2);
  const letter = random.pick('abcdefghijklmnopqrstuvwxyz'.split(''));
  switch (random.below(3)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + (letter === word[at] ? 'q' : letter) + word.slice(at + 1);
    default:
      return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  }
}

const everyone = [
  '-25300',
  '0xffff9d2c',
  'kSecAttrAccessible',
  'errSecItemNotFound',
  '-34018',
  'com.apple.security.application-groups',
  'keychain item not found',
  'screen recording',
  'keychain-access-groups',
  '-25299',
];

function createLatency(pages: readonly SearchPage[], random: Random): string[] {
  const titleWords = () => {
    const words = wordsIn(random.pick(pages).title).filter(
      (word) => word.length > 2 && !common.has(word.toLowerCase()),
    );
    return words.length > 0 ? words : ['keychain'];
  };
  const long = () => titleWords().filter((word) => word.length > 4);
  const queries = [...everyone];
  while (queries.length < 220) {
    const words = titleWords();
    const count = 1 + random.below(3);
    const start = random.below(Math.max(1, words.length - count + 1));
    queries.push(words.slice(start, start + count).join(' '));
  }
  while (queries.length < 295) queries.push(misspell((long()[0] ?? 'keychain').toLowerCase(), random));
  while (queries.length < 380) {
    const words = long().slice(0, 2);
    const last = words.pop() ?? 'keychain';
    queries.push([...words, last.slice(0, 3 + random.below(2))].join(' '));
  }
  const bodies = () => bodyOf(random.pick(pages));
  const matchOf = (pattern: RegExp) => bodies().match(pattern);
  for (let tries = 0; queries.length < 450 && tries < 5000; tries++) {
    const found = matchOf(/\b[A-Za-z]+[a-z][A-Z][A-Za-z]{3,}\b|\b[A-Z]{2,}_[A-Z0-9_]{3,}\b/g);
    if (found) queries.push(random.pick(found));
  }
  for (let tries = 0; queries.length < 500 && tries < 5000; tries++) {
    const found = matchOf(/-\d{3,6}\b/g);
    queries.push(found ? random.pick(found) : random.pick(everyone));
  }
  return queries;
}
