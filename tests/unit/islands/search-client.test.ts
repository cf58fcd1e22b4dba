import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReadyAnswerFiles } from '@/app/_islands/ready-answers';
import { SearchClient } from '@/app/_islands/search-client';
import type { Question, Reply } from '@/app/_islands/search-messages';
import type { SearchHit, SearchResult } from '@/lib/search/search-engine';

/** Ends the drawing that what was found waits for. */
let draw: () => void;
let drawn: Promise<void>;
vi.mock('@/app/_islands/after-drawing', () => ({ afterDrawing: () => drawn }));

vi.mock('@/app/_islands/site-addresses', () => ({
  getAddresses: () => ({ searchManifest: '/search-index/head.json' }),
}));

/** The worker of the page under test: what it was asked, and what it says. */
let worker: FakeWorker;

class FakeWorker extends EventTarget {
  readonly asked: Question[] = [];
  /** How often it was told to stop what it does. */
  stopped = 0;
  constructor() {
    super();
    worker = this;
  }
  postMessage(question: Question | undefined) {
    if (question) this.asked.push(question);
    else this.stopped += 1;
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
  drawn = new Promise((resolve) => {
    draw = resolve;
  });
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('navigator', {});
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
  draw();
  await drawn;
  expect(worker.asked.map(({ query, found }) => [query, found])).toEqual([
    ['ke', undefined],
    ['key', []],
  ]);
});

test('what comes next is asked when an answer is drawn, and what came next before ends at once', async () => {
  const client = new SearchClient();
  client.warm(options);
  answer(1, 'k', 2);
  expect(worker.stopped).toBe(0);
  client.search('k', options);
  expect(worker.stopped).toBe(1);
  await Promise.resolve();
  expect(worker.asked.map(({ query }) => query)).toEqual(['']);
  draw();
  await drawn;
  expect(worker.asked.map(({ query }) => query)).toEqual(['', 'k']);
});

test('after an answer that a newer question has replaced before it was drawn, nothing is asked', async () => {
  const client = new SearchClient();
  client.warm(options);
  answer(1, 'k', 2);
  client.search('k', options);
  void (client.search('kx', options) as Promise<SearchResult>).catch(() => undefined);
  draw();
  await drawn;
  expect(worker.asked.map(({ query }) => query)).toEqual(['', 'kx']);
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

/** Answers of files: those loaded, and what is loaded next. */
class FakeReady {
  readonly answers = new Map<string, SearchResult>();
  readonly starts = new Set<string>();
  readonly loaded: string[] = [];
  arrive: () => void = () => undefined;
  get(query: string) {
    return this.answers.get(query);
  }
  has(query: string) {
    return this.starts.has(query);
  }
  load(query: string): Promise<void> {
    this.loaded.push(query);
    return new Promise((resolve) => {
      this.arrive = resolve;
    });
  }
}

const found = (typed: string, word: string): SearchResult => {
  const matched: SearchHit['matched'] = [{ typed, found: word, how: 'prefix', fields: [] }];
  return { ...result(1), hits: [{ title: word, excerpt: [], matched } as unknown as SearchHit] };
};

test('an answer of a file is there at once, and the worker gets ready for the word it begins', async () => {
  const ready = new FakeReady();
  ready.answers.set('ke', found('ke', 'keychain'));
  ready.starts.add('ke');
  const client = new SearchClient(ready as unknown as ReadyAnswerFiles);
  expect(client.search('ke', options)).toEqual(found('ke', 'keychain'));
  expect(ready.loaded).toEqual([]);
  draw();
  await drawn;
  expect(ready.loaded).toEqual(['ke']);
  expect(worker.asked.map((question) => [question.query, question.found])).toEqual([['keychain', undefined]]);
  answer(1, 'keychain', 5);
  client.search('ke', options);
  await drawn;
  expect(worker.asked).toHaveLength(1);
});

test('where no file has what comes next, the worker is asked for it with what was found', async () => {
  const ready = new FakeReady();
  ready.answers.set('ke', found('ke', 'keychain'));
  const client = new SearchClient(ready as unknown as ReadyAnswerFiles);
  client.search('ke', options);
  draw();
  await drawn;
  expect(worker.asked.map((question) => [question.query, question.found?.length])).toEqual([['ke', 1]]);
});

test('a file that comes before the worker answers does so, and the worker is too late', async () => {
  const ready = new FakeReady();
  const client = new SearchClient(ready as unknown as ReadyAnswerFiles);
  const asked = client.search('ke', options) as Promise<SearchResult>;
  ready.answers.set('ke', found('ke', 'keychain'));
  ready.arrive();
  expect(await asked).toEqual(found('ke', 'keychain'));
  answer(1, 'ke', 9);
  expect(worker.asked.map(({ query }) => query)).toEqual(['ke']);
});

test('a file that has no answer leaves it to the worker', async () => {
  const ready = new FakeReady();
  const client = new SearchClient(ready as unknown as ReadyAnswerFiles);
  const asked = client.search('ke', options) as Promise<SearchResult>;
  ready.arrive();
  await Promise.resolve();
  answer(1, 'ke', 9);
  expect(await asked).toEqual(result(9));
});

test('a worker that fails leaves it to the file that is on its way, and fails only with it', async () => {
  const ready = new FakeReady();
  const client = new SearchClient(ready as unknown as ReadyAnswerFiles);
  const asked = client.search('ke', options) as Promise<SearchResult>;
  worker.dispatchEvent(new Event('error'));
  await Promise.resolve();
  ready.answers.set('ke', found('ke', 'keychain'));
  ready.arrive();
  expect(await asked).toEqual(found('ke', 'keychain'));

  const other = client.search('kx', options) as Promise<SearchResult>;
  worker.say({ id: 2, error: 'No network.' });
  ready.arrive();
  await expect(other).rejects.toThrow('No network.');
});

test('each caller has an answer of a file of its own too', () => {
  const ready = new FakeReady();
  ready.answers.set('ke', result(3));
  const client = new SearchClient(ready as unknown as ReadyAnswerFiles);
  (client.search('ke', options) as SearchResult).hits.push({} as never);
  expect(client.search('ke', options)).toEqual(result(3));
});

test('a reader who saves data is spared the files', () => {
  vi.stubGlobal('navigator', { connection: { saveData: true } });
  const ready = new FakeReady();
  const client = new SearchClient(ready as unknown as ReadyAnswerFiles);
  client.warm(options);
  client.search('ke', options);
  expect(ready.loaded).toEqual([]);
});

test('after a letter both files and worker get ready for the next one', () => {
  const ready = new FakeReady();
  const client = new SearchClient(ready as unknown as ReadyAnswerFiles);
  client.warm(options);
  client.warm(options, 'k');
  expect(ready.loaded).toEqual(['', 'k']);
  expect(worker.asked.map(({ query, found }) => [query, found])).toEqual([
    ['', []],
    ['k', []],
  ]);
});
