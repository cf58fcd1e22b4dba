import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildIndex } from '@/lib/search/build-index';
import type { SearchEngine } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';
import { filesOf, openPages, pages } from './pages';

let engine: SearchEngine;

beforeAll(async () => {
  engine = await openPages({ synonyms: [['screen recording', 'screen capture', 'kTCCServiceScreenCapture']] });
});

async function urls(query: string, options = {}) {
  return (await engine.search(query, options)).hits.map((hit) => hit.url);
}

const entry = '/entries/keychain-missing-entitlement-34018/';
const recording = '/entries/screen-recording-permission-adhoc-update/';
const number = '/errors/-25300/#errSecItemNotFound';
const service = '/reference/tcc-services/#kTCCServiceScreenCapture';

describe('numbers', () => {
  test.each(['-25300', '25300', '−25300', '(-25300)', 'Code=-25300'])('%s finds its page first', async (query) => {
    expect((await urls(query))[0]).toBe(number);
  });

  test.each(['-25301', '-2530', '2530', '-253000'])('%s finds nothing, however near', async (query) => {
    expect(await urls(query)).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['errSecItemNotFound', number],
    ['ERRSECITEMNOTFOUND', number],
    ['errSecItemNotFond', number],
    ['errSecItemNo', number],
    ['ItemNotFound', number],
    ['itemnotfound', number],
    ['kTCCServiceScreenCapture', service],
    ['kTCCServiceScrenCapture', service],
    ['xTCCServiceScreenCapture', service],
    ['AfterFirstUnlock', '/reference/keychain-attributes/#kSecAttrAccessibleAfterFirstUnlock'],
  ])('%s finds %s first', async (query, url) => {
    expect((await urls(query))[0]).toBe(url);
  });

  test('a topic comes before names that have its title as a part', async () => {
    expect((await urls('keychain'))[0]).toMatch(/^\/topics\/keychain\//);
  });

  test('a wrong letter is corrected and said', async () => {
    const { hits, corrected } = await engine.search('entitlemant');
    expect(hits[0]?.url).toContain(entry);
    expect(corrected).toEqual([{ typed: 'entitlemant', used: 'entitlement' }]);
  });
});

describe('words', () => {
  test('a word that nothing contains does not empty the result, and is named', async () => {
    const { hits, missing } = await engine.search('entitlements xylophone');
    expect(hits[0]?.url).toContain(entry);
    expect(missing).toEqual(['xylophone']);
    expect((await engine.search('keychain 画面収録 キー')).missing).toEqual(['画面収録']);
  });

  test('a minus before a word is not "without"', async () => {
    expect(await urls('-keychain')).toEqual(await urls('keychain'));
  });

  test('other endings of a word are found', async () => {
    expect((await urls('signing identities'))[0]).toContain(recording);
  });

  test('the last word may be unfinished, a blank ends it', async () => {
    expect((await urls('ad hoc desig'))[0]).toContain(recording);
    expect((await engine.search('designa ')).hits[0]?.matched[0]?.how).toBe('prefix');
  });

  test('synonyms are found after the word itself', async () => {
    const found = await urls('screen capture');
    expect(found.map((url) => url.replace(/#.*/, ''))).toContain(recording);
  });

  test('a word that no text has finds what its synonyms find, and is not called missing', async () => {
    const german = await openPages({ synonyms: [['designated requirement', 'Anforderung', '指定要件の画面']] });
    for (const query of ['Anforderung', 'anford', '指定要件の画面']) {
      const { hits, missing, corrected } = await german.search(query);
      expect(hits[0]?.url).toContain(recording);
      expect(hits[0]?.matched).toMatchObject([{ typed: query, how: 'synonym' }]);
      expect({ missing, corrected }).toEqual({ missing: [], corrected: [] });
    }
  });

  test('a synonym is no misspelling of another word', async () => {
    const other = await openPages({ synonyms: [['hardened runtime', 'builds']] });
    const renamed = await openPages({ synonyms: [['first unlock', 'entitlemant']] });
    expect((await other.search('builds')).hits[0]?.url).toContain(recording);
    const { hits, corrected } = await renamed.search('entitlemant ');
    expect(hits.map((hit) => hit.title)).toEqual(['kSecAttrAccessibleAfterFirstUnlock']);
    expect(corrected).toEqual([]);
  });

  test('quotes mean one after the other', async () => {
    expect(await urls('"keychain access group"')).toEqual([`${entry}#short-answer`]);
    expect(await urls('"entitlements of the built app"')).toEqual([`${entry}#short-answer`]);
  });

  test('a phrase that stands nowhere is searched as words, and named', async () => {
    const { hits, missing } = await engine.search('"group access keychain"');
    expect(hits[0]?.url).toContain(entry);
    expect(missing).toEqual(['“group access keychain”']);
  });

  test('a post lends its words to the entry that answers it', async () => {
    const { hits } = await engine.search('nags once more after dragging it');
    expect(hits.map((hit) => hit.kind)).toEqual(['entry', 'post']);
  });

  test.each(['Schlüsselbund', 'schlusselbund', 'Schluesselbund', 'キーチェーン', '項目'])(
    '%s is found',
    async (query) => {
      expect((await urls(query)).at(-1)).toContain('#post-');
    },
  );
});

describe('hits', () => {
  test('are one for each page, with the best section', async () => {
    const { hits } = await engine.search('codesign keychain-access-groups');
    expect(hits[0]).toMatchObject({ url: `${entry}#check`, section: 'Check', kind: 'entry', status: 'confirmed' });
    expect(new Set(hits.map((hit) => hit.url)).size).toBe(hits.length);
  });

  test('mark the words found and never contain markup', async () => {
    const [hit] = (await engine.search('designated requirement')).hits;
    expect(hit?.excerpt.filter((part) => part.marked).map((part) => part.text)).toEqual(['designated', 'requirement']);
    expect(hit?.excerpt.map((part) => part.text).join('')).toContain('keeps the designated requirement of the app');
  });

  test('say how each word was found', async () => {
    const [hit] = (await engine.search('keychain entitlment')).hits;
    expect(hit?.matched.map(({ typed, how }) => [typed, how])).toEqual([
      ['keychain', 'exact'],
      ['entitlment', 'typo'],
    ]);
  });

  test('show the parts of their score on request', async () => {
    const [hit] = (await engine.search('keychain', { explain: true })).hits;
    expect(hit?.explain).toMatchObject({ coverage: 1, named: 2 });
  });

  test('come in the same order at any limit and offset', async () => {
    const all = await urls('app', { limit: 20 });
    expect(all.length).toBeGreaterThan(2);
    for (let limit = 1; limit <= all.length; limit++) {
      expect(await urls('app', { limit })).toEqual(all.slice(0, limit));
      expect(await urls('app', { limit: 2, offset: limit })).toEqual(all.slice(limit, limit + 2));
    }
  });
});

describe('filters', () => {
  test('values widen, facets narrow', async () => {
    const kinds = async (filters: object) => (await engine.search('keychain', { filters })).hits.map((hit) => hit.kind);
    expect(await kinds({ kind: ['topic'] })).toEqual(['topic']);
    expect(new Set(await kinds({ kind: ['topic', 'entry'] }))).toEqual(new Set(['topic', 'entry']));
    expect(await kinds({ kind: ['topic', 'entry'], platform: ['macos'] })).toEqual(['entry']);
    expect(await kinds({ kind: ['topic'], platform: ['macos'] })).toEqual([]);
  });

  test('counts are those of all pages at any limit, each facet as if it had no filter', async () => {
    const { counts, total, hits } = await engine.search('keychain', {
      limit: 1,
      counts: true,
      filters: { kind: ['topic'] },
    });
    expect(hits).toHaveLength(1);
    expect(total).toBe(1);
    const unfiltered = await engine.search('keychain', { counts: true });
    expect(counts?.kind).toEqual(unfiltered.counts?.kind);
    expect(counts?.topic).toEqual({ keychain: 1 });
  });

  test('without a query everything they allow is listed', async () => {
    const { hits, total } = await engine.search('', { filters: { topic: ['tcc'] } });
    expect(total).toBe(2);
    expect(hits.map((hit) => hit.kind)).toEqual(['entry', 'name']);
    expect((await engine.search('')).hits).toEqual([]);
  });

  test('sorting by date puts the latest review first and pages without one last', async () => {
    const { hits } = await engine.search('keychain app', { sort: 'date' });
    const dates = hits.map((hit) => hit.reviewed ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
  });
});

describe('files', () => {
  test('two builds are the same bytes', () => {
    const [first, second] = [buildIndex(pages), buildIndex(pages)];
    expect([...second.files.keys()]).toEqual([...first.files.keys()]);
    expect([...second.files.values()]).toEqual([...first.files.values()]);
  });

  test('nothing but the head is read before someone searches', async () => {
    const index = buildIndex(pages);
    const read: string[] = [];
    const fetchFile = (name: string) => {
      read.push(name);
      return filesOf(index)(name);
    };
    const lazy = await openStaticEngine(fetchFile, `/search/${index.head}`);
    expect(read).toEqual([index.head]);
    await lazy.search('keychain');
    await lazy.search('keychain');
    expect(new Set(read).size).toBe(read.length);
  });

  test('a fetch that fails once is tried again', async () => {
    const index = buildIndex(pages);
    const failed = new Set<string>();
    const fetchFile = async (name: string) => {
      if (!failed.has(name)) {
        failed.add(name);
        throw new TypeError('Load failed');
      }
      return filesOf(index)(name);
    };
    const flaky = await openStaticEngine(fetchFile, index.head);
    expect((await flaky.search('errSecItemNotFound')).hits[0]?.url).toBe(number);
  });

  test('a fetch that keeps failing is a sentence, and the next query tries again', async () => {
    const index = buildIndex(pages);
    let broken = false;
    const fetchFile = async (name: string) => {
      if (broken) throw new TypeError('Load failed');
      return filesOf(index)(name);
    };
    const flaky = await openStaticEngine(fetchFile, index.head);
    broken = true;
    await expect(flaky.search('keychain')).rejects.toThrow(/^Cannot load the search file \S+: check the connection/);
    broken = false;
    expect((await flaky.search('keychain')).hits.length).toBeGreaterThan(0);
  });

  test('a file that is cut off or is a page is asked for again, past every copy, and the search succeeds', async () => {
    for (const damage of [
      (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1),
      () => new TextEncoder().encode('<!doctype html><title>Sign in</title>'),
    ]) {
      const index = buildIndex(pages);
      const fetchFile = async (name: string, again?: boolean) => {
        const bytes = await filesOf(index)(name);
        return again ? bytes : damage(new Uint8Array(bytes));
      };
      const repaired = await openStaticEngine(fetchFile, index.head);
      expect((await repaired.search('errSecItemNotFound')).hits[0]?.url).toBe(number);
    }
  });

  test('a file that stays damaged is a sentence, never fewer results', async () => {
    const index = buildIndex(pages);
    let broken = false;
    const fetchFile = async (name: string) => {
      const bytes = new Uint8Array(await filesOf(index)(name));
      return broken ? bytes.subarray(0, bytes.length - 1) : bytes;
    };
    const damaged = await openStaticEngine(fetchFile, index.head);
    broken = true;
    await expect(damaged.search('keychain')).rejects.toThrow(/^Cannot use the search file \S+, reload the page: /);
  });

  test('an index of another version is refused with a sentence', async () => {
    const head = new TextEncoder().encode('{"version":0}');
    await expect(openStaticEngine(async () => head, 'head.json')).rejects.toThrow(/version 0, expected/);
  });

  test('an answer that nobody waits for is dropped', async () => {
    const controller = new AbortController();
    const answer = engine.search('keychain', { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toHaveProperty('name', 'AbortError');
  });

  test('a page of many sections is one hit with the right section', async () => {
    const sections = Array.from({ length: 40 }, (_, index) => ({
      anchor: `link-${index}`,
      heading: `Link ${index}`,
      text: `The document number ${index} is about ${['signing', 'trust', 'tokens', 'sandbox'][index % 4]} ${'x'.repeat(index)}q.`,
    }));
    const long = { ...(pages[0] as (typeof pages)[0]), url: '/entries/security-resources/', sections };
    const wide = await openPages({}, [long, ...pages]);
    const { hits } = await wide.search(`${'x'.repeat(37)}q`);
    expect(hits.map((hit) => hit.url)).toEqual(['/entries/security-resources/#link-37']);
    expect((await wide.search('errSecItemNotFound')).hits[0]?.url).toBe(number);
  });
});

test('any query is answered, with excerpts cut from the text', async () => {
  const texts = pages.flatMap((page) => page.sections.map((section) => section.text.replace(/\s+/g, ' ')));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom(...texts.flatMap((text) => text.split(' '))),
      ),
      async (query) => {
        const { hits, total } = await engine.search(query, { limit: 20 });
        expect(hits.length).toBe(Math.min(20, total));
        for (const hit of hits) {
          const excerpt = hit.excerpt
            .map((part) => part.text)
            .join('')
            .replace(/^… | …$/g, '');
          expect(texts.some((text) => text.includes(excerpt))).toBe(true);
        }
      },
    ),
  );
});

describe('a pause between the steps of a search', () => {
  test('changes nothing of what is found', async () => {
    let pauses = 0;
    const pause = async () => {
      pauses++;
      await engine.search('entitlement');
    };
    expect(await engine.search('keychain', { pause })).toEqual(await engine.search('keychain'));
    expect(pauses).toBeGreaterThan(1);
  });

  test('is where a search ends that nobody wants any more', async () => {
    const controller = new AbortController();
    let pauses = 0;
    const pause = () => {
      pauses++;
      controller.abort();
      return undefined;
    };
    const { signal } = controller;
    await expect(engine.search('keychain', { signal, pause })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
    expect(pauses).toBe(1);
  });
});
