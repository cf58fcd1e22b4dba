import { beforeAll, describe, expect, test } from 'vitest';
import { buildIndex } from '@/lib/search/build-index';
import type { SearchOptions, SearchResult } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';
import { filesOf, pages } from './pages';

type Question = [query: string, options: SearchOptions];

const questions: Question[] = [
  ['keychain', {}],
  ['keychian', { explain: true }],
  ['"access group"', { counts: true }],
  ['app group access keychain', { limit: 2, offset: 1 }],
  ['-25300', {}],
  ['errSecItemNotFound', { filters: { kind: ['code'] }, counts: true }],
  ['screen recording ad hoc', { sort: 'date' }],
  ['kSecAttrAccessibleAfterFirst', {}],
  ['', { filters: { topic: ['keychain'] } }],
  ['nothing knows xyzzy', {}],
];

const index = buildIndex(pages);
const openFresh = () => openStaticEngine(filesOf(index), index.head);
const answers = new Map<Question, SearchResult>();

beforeAll(async () => {
  for (const question of questions) answers.set(question, await (await openFresh()).search(...question));
});

describe('an engine that has answered other queries answers like a new one', () => {
  test('one after the other, in any order, however often', async () => {
    const engine = await openFresh();
    for (const order of [questions, [...questions].reverse(), [...questions, ...questions]]) {
      for (const question of order) expect(await engine.search(...question)).toEqual(answers.get(question));
    }
  });

  test('all at once, while files come in another order than asked for', async () => {
    const fetchFile = filesOf(index);
    let turns = 0;
    const engine = await openStaticEngine(async (name) => {
      for (let waits = (turns++ * 7) % 5; waits > 0; waits--) await new Promise(setImmediate);
      return fetchFile(name);
    }, index.head);
    const found = await Promise.all(questions.map((question) => engine.search(...question)));
    expect(found).toEqual(questions.map((question) => answers.get(question)));
  });

  test('after a query that was given up', async () => {
    const engine = await openFresh();
    for (const question of questions) {
      const [query, options] = question;
      await expect(engine.search(query, { ...options, signal: AbortSignal.abort() })).rejects.toThrow('aborted');
      expect(await engine.search(...question)).toEqual(answers.get(question));
    }
  });
});

test('an entry found only through the two posts it answers is one hit', async () => {
  const [entry, , , , , , post] = pages as [(typeof pages)[0], ...typeof pages];
  const answeredAt = entry.url;
  const sections = [{ anchor: 'post-a', heading: '', text: 'The parking meter refuses to talk to the toaster.' }];
  const posts = ['Meter', 'Toaster'].map((title) => ({ ...post, title, answeredAt, sections }) as (typeof pages)[0]);
  const twice = buildIndex([entry, ...posts]);
  const { hits } = await (await openStaticEngine(filesOf(twice), twice.head)).search('parking refuses');
  expect(hits.map((hit) => `${hit.kind} ${hit.title}`)).toEqual([
    'entry Keychain call fails with errSecMissingEntitlement (-34018)',
    'post Meter',
    'post Toaster',
  ]);
});
