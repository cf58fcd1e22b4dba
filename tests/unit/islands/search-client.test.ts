import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SearchClient } from '@/app/_islands/search-client';
import type { Question, Reply } from '@/app/_islands/search-messages';
import type { SearchResult } from '@/lib/search/search-engine';

vi.mock('@/app/_islands/site-addresses', () => ({
  getAddresses: () => ({ searchManifest: '/search-index/head.json' }),
}));

/** The worker of the page under test: what it was asked, and what it says. */
let worker: FakeWorker;

class FakeWorker extends EventTarget {
  readonly asked: Question[] = [];
  constructor() {
    super();
    worker = this;
  }
  postMessage(question: Question) {
    this.asked.push(question);
  }
  terminate() {}
  say(reply: Reply) {
    this.dispatchEvent(new MessageEvent('message', { data: reply }));
  }
}

const result = (total: number): SearchResult => ({ hits: [], total, corrected: [], missing: [], numbers: [] });
const options = { limit: 8 };

function answer(id: number, query: string, total: number, of: object = options) {
  worker.say({ id, query, options: of, json: JSON.stringify(result(total)) });
}

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('SEARCH_WORKER', '/assets/search-worker.js');
});

afterEach(() => vi.unstubAllGlobals());

test('what was answered ahead is there at once, and the worker hears that it is', async () => {
  const client = new SearchClient();
  const first = client.search('ke', options);
  answer(1, 'ke', 2);
  answer(1, 'key', 3);
  expect(await first).toEqual(result(2));
  expect(client.search('key', options)).toEqual(result(3));
  expect(worker.asked.map(({ query, answered }) => [query, answered])).toEqual([
    ['ke', false],
    ['key', true],
  ]);
});

test('an answer with other options is none', () => {
  const client = new SearchClient();
  client.warm(options);
  answer(1, 'k', 2);
  expect(client.search('k', { limit: 20 })).toBeInstanceOf(Promise);
});

test('a known answer replaces the question before it', async () => {
  const client = new SearchClient();
  client.warm(options);
  answer(1, 'k', 2);
  const older = client.search('x', options) as Promise<SearchResult>;
  expect(client.search('k', options)).toEqual(result(2));
  await expect(older).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});

test('an emptied field wants no answer any more, and none of those ahead is taken for one', async () => {
  const client = new SearchClient();
  const asked = client.search('ke', options) as Promise<SearchResult>;
  client.warm(options);
  answer(2, 'k', 5);
  await expect(asked).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});

test('an answer ahead of an older question does not answer the newer one', async () => {
  const client = new SearchClient();
  client.search('a', options);
  answer(1, 'a', 1);
  const newer = client.search('b', options) as Promise<SearchResult>;
  answer(1, 'ab', 7);
  answer(2, 'b', 4);
  expect(await newer).toEqual(result(4));
});

test('each caller has a result of its own', () => {
  const client = new SearchClient();
  client.warm(options);
  answer(1, 'k', 2);
  const first = client.search('k', options) as SearchResult;
  first.hits.push({} as never);
  expect(client.search('k', options)).toEqual(result(2));
});

test('only so many answers are kept, the latest', () => {
  const client = new SearchClient();
  client.warm(options);
  for (let number = 0; number < 300; number++) answer(1, `q${number}`, number);
  expect(client.search('q299', options)).toEqual(result(299));
  expect(client.search('q0', options)).toBeInstanceOf(Promise);
});

test('a failure is told to the one who waits', async () => {
  const client = new SearchClient();
  const asked = client.search('a', options) as Promise<SearchResult>;
  worker.say({ id: 1, error: 'No network.' });
  await expect(asked).rejects.toThrow('No network.');
});
