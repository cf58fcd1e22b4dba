import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReadyAnswerFiles } from '@/app/_islands/ready-answers';

const addresses = { searchManifest: '/search-index/head-81389b25.json', tables: '/tables/75ae79965569/' };
const given: { readyAnswers?: string } = {};

vi.mock('@/app/_islands/site-addresses', () => ({ getAddresses: () => ({ ...addresses, ...given }) }));

const answer = (total: number) => ({ hits: [], total, corrected: [], missing: [], numbers: [] });

/** Files of a small index: `k`, `ke` and `key` have answers, and files for what follows them. */
const files: Record<string, object> = {
  '/search-index/ready--00000000.json': { answers: { k: answer(1) }, next: { k: '11111111' } },
  '/search-index/ready-k-11111111.json': { answers: { ke: answer(2) }, next: { ke: '22222222' } },
  '/search-index/ready-ke-22222222.json': { answers: { key: answer(3) }, next: { key: '33333333' } },
  '/search-index/ready-key-33333333.json': { answers: { keyc: answer(4) }, next: { keyc: '44444444' } },
  '/search-index/ready-keyc-44444444.json': { answers: { keych: answer(5) }, next: {} },
};

let fetched: string[] = [];

beforeEach(() => {
  fetched = [];
  given.readyAnswers = '/search-index/ready--00000000.json';
  vi.stubGlobal('fetch', async (address: string) => {
    fetched.push(address);
    const file = files[address];
    return file ? Response.json(file) : new Response(null, { status: 404 });
  });
});

afterEach(() => vi.unstubAllGlobals());

const short = () => fetched.map((address) => address.split('-')[2]);

test('files come one after the other, as letters are typed', async () => {
  const ready = new ReadyAnswerFiles();
  for (const query of ['', 'k', 'ke']) await ready.load(query);
  expect(short()).toEqual(['', 'k', 'ke']);
  expect([ready.get('k')?.total, ready.get('ke')?.total, ready.get('key')?.total]).toEqual([1, 2, 3]);
  expect(ready.get('keyc')).toBeUndefined();
  expect([ready.has('key'), ready.has('keyc')]).toEqual([true, false]);
});

test('a file is read once, however often it is wanted', async () => {
  const ready = new ReadyAnswerFiles();
  await Promise.all([ready.load('k'), ready.load('k'), ready.load('')]);
  await ready.load('k');
  expect(short().sort()).toEqual(['', 'k']);
});

test('a fast typist is followed, a pasted word is not', async () => {
  const typed = new ReadyAnswerFiles();
  await typed.load('');
  await typed.load('keyc');
  expect(short()).toEqual(['', 'k', 'ke', 'key', 'keyc']);
  fetched = [];
  const pasted = new ReadyAnswerFiles();
  await pasted.load('keyc');
  expect(fetched).toEqual([]);
});

test.each(['Ke', 'ke ', '-25', 'ké', 'k8'])('%s is none of theirs', async (query) => {
  const ready = new ReadyAnswerFiles();
  await ready.load('');
  await ready.load(query);
  expect(short()).toEqual(['']);
});

test('where there are none, nothing is asked for', async () => {
  delete given.readyAnswers;
  const ready = new ReadyAnswerFiles();
  await ready.load('k');
  expect(fetched).toEqual([]);
  expect(ready.has('')).toBe(false);
});

test('one that cannot be read is the last that is tried, and what was read stays', async () => {
  given.readyAnswers = '/search-index/ready--00000000.json';
  const ready = new ReadyAnswerFiles();
  await ready.load('k');
  vi.stubGlobal('fetch', async (address: string) => {
    fetched.push(address);
    throw new TypeError('Failed to fetch');
  });
  await ready.load('ke');
  const tried = fetched.length;
  await ready.load('k');
  expect(fetched).toHaveLength(tried);
  expect(ready.get('ke')?.total).toBe(2);
  expect(ready.has('k')).toBe(false);
});
