import { expect, test } from 'vitest';
import { buildIndex } from '@/lib/search/build-index';
import { buildVolumes } from '@/lib/search/build-volumes';
import { createFileBundles } from '@/lib/search/file-bundles';
import { openStaticEngine } from '@/lib/search/static-engine';
import { openTermShard } from '@/lib/search/term-shards';
import { pages } from './pages';

const codes = new TextEncoder().encode('{"numbers":[]}');
const index = buildIndex(pages);
const files = new Map([...index.files, ['codes-n3-0a1b2c3d.json', codes] as const]);
const bytesOf = (all: Iterable<Uint8Array>) => [...all].reduce((sum, { length }) => sum + length, 0);

/** Names in each volume, in its order. */
function namesIn(volumes: ReadonlyMap<string, Uint8Array>): string[][] {
  return [...volumes.values()].map((bytes) => {
    const list: [string, number][] = JSON.parse(new TextDecoder().decode(bytes).split('\n', 1)[0] ?? '');
    return list.map(([name]) => name);
  });
}

test('a small index is in them as a whole, terms first, without what is read before', () => {
  const volumes = buildVolumes(files);
  const names = namesIn(volumes).flat();
  const needed = [...files.keys()].filter((name) => !/^(?:head|f)-/.test(name));
  expect(names.toSorted()).toEqual(needed.toSorted());
  const families = names.map((name) => name.charAt(0)).filter((family, at, all) => family !== all[at - 1]);
  expect(families).toEqual(['t', 'c', 's', 'e']);
  expect([...volumes.keys()].every((name, at) => new RegExp(`^v-${at}-[0-9a-f]{8}\\.bin$`).test(name))).toBe(true);
});

test('an engine that has read them fetches nothing but the head', async () => {
  const volumes = buildVolumes(index.files);
  const fetched: string[] = [];
  const bundles = createFileBundles(async (name) => {
    fetched.push(name);
    return volumes.get(name) ?? index.files.get(name) ?? Promise.reject(new Error(`No file ${name}`));
  });
  await bundles.readVolumes([...volumes.keys()]);
  const engine = await openStaticEngine(bundles.fetch, index.head);
  const single = await openStaticEngine(async (name) => index.files.get(name) ?? new Uint8Array(), index.head);
  for (const query of ['keychain', 'errSecItemNo', 'entitlemant', 'キーチェーン'])
    expect(await engine.search(query)).toEqual(await single.search(query));
  expect(fetched).toEqual([...volumes.keys(), index.head]);
});

test('of a larger index there are as many as there is room for, terms that are many and frequent before others', () => {
  const many = Array.from({ length: 400 }, (_, page) => ({
    ...(pages[0] as (typeof pages)[number]),
    url: `/entries/generated-${page}/`,
    sections: [{ anchor: 'check', heading: 'Check', text: wordsOf(page) }],
  }));
  const large = new Map([...buildIndex([...pages, ...many]).files, ['codes-n3-0a1b2c3d.json', codes] as const]);
  const terms = [...large].filter(([name]) => /^t\d/.test(name));
  const most = bytesOf(terms.map(([, bytes]) => bytes));
  expect(most).toBeLessThan(bytesOf(large.values()));
  const names = namesIn(buildVolumes(large, most)).flat();
  expect(bytesOf(names.map((name) => large.get(name) ?? codes))).toBeLessThanOrEqual(most);
  const weight = (name: string) =>
    openTermShard(large.get(name) ?? codes).pages.reduce((sum, count) => sum + Math.sqrt(count), 0);
  const chosen = names.filter((name) => /^t\d/.test(name));
  const left = terms.map(([name]) => name).filter((name) => !chosen.includes(name));
  expect(chosen.length).toBeGreaterThan(0);
  expect(left.length).toBeGreaterThan(0);
  expect(Math.min(...chosen.map(weight))).toBeGreaterThanOrEqual(Math.max(...left.map(weight)));
  const texts = names.filter((name) => /^s\d/.test(name)).map((name) => Number(/\d+/.exec(name)?.[0]));
  expect(names).toContain('codes-n3-0a1b2c3d.json');
  expect(texts.length).toBeGreaterThan(0);
  expect(texts).toEqual(texts.map((_, at) => at));
});

function wordsOf(page: number): string {
  const words = Array.from(
    { length: 60 },
    (_, word) => `w${((page * (word + 3)) % (20 * (word + 1))).toString(36)}x${word}`,
  );
  return words.join(' ');
}

test('no room makes none', () => {
  expect(buildVolumes(files, 0)).toEqual(new Map());
});
