import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFieldIndex, type FieldPostings } from '@/lib/search/flexsearch-index';
import {
  backwards,
  openTermShard,
  shardOf,
  shardsAround,
  writeEndingShards,
  writeTermShards,
} from '@/lib/search/term-shards';

const noPostings: FieldPostings = { terms: () => [], get: () => undefined };

/** Postings of texts by section number, in the field `text`. */
function postingsOf(texts: ReadonlyMap<number, string>) {
  const index = createFieldIndex(0.75);
  for (const [section, text] of texts) index.add(section, [text], { average: 10, joined: false });
  return [noPostings, noPostings, noPostings, index.postings()];
}

const texts = new Map([
  [0, 'SecItemAdd returns errSecParam because the access control carries a constraint'],
  [3, 'the access group of the keychain item, the keychain, and again the keychain'],
  [17, 'errSecItemNotFound (-25300): nothing in the keychain matches'],
  [4096 * 16, 'Schlüsselbund 項目 keychain'],
]);

test('every term is found in its shard with its sections, whatever the size of the shards', () => {
  for (const limit of [1, 40, 200, 8192]) {
    const { separators, shards } = writeTermShards(postingsOf(texts), limit);
    expect(separators).toHaveLength(shards.length);
    const read = (term: string) => {
      const shard = openTermShard(shards[shardOf(separators, term)] as Uint8Array);
      const place = shard.terms.indexOf(term);
      return place < 0
        ? undefined
        : { pages: shard.pages[place], sections: [...(shard.lists(place).text?.sections ?? [])] };
    };
    expect(read('keychain')).toEqual({ pages: 3, sections: [3, 17, 4096 * 16] });
    expect(read('-25300')).toEqual({ pages: 1, sections: [17] });
    expect(read('schluesselbund')).toEqual({ pages: 1, sections: [4096 * 16] });
    expect(read('項目')).toEqual({ pages: 1, sections: [4096 * 16] });
    expect(read('keychains')).toBeUndefined();
  }
});

test('a term said more often in a text of the same length has a higher impact', () => {
  const [, , , text] = postingsOf(texts);
  const { shards } = writeTermShards([noPostings, noPostings, noPostings, text ?? noPostings]);
  const shard = openTermShard(shards[0] as Uint8Array);
  const impacts = shard.lists(shard.terms.indexOf('keychain')).text?.impacts ?? [];
  expect(impacts[0]).toBeGreaterThan(impacts[1] as number);
});

test('the highest impact is kept for a whole name', () => {
  const index = createFieldIndex(0.2);
  index.add(0, ['errSecParam', 'data protection keychain'], { average: 4, joined: true });
  const { shards } = writeTermShards([noPostings, index.postings(), noPostings, noPostings]);
  const shard = openTermShard(shards[0] as Uint8Array);
  const impactOf = (term: string) => shard.lists(shard.terms.indexOf(term)).names?.impacts[0];
  expect(impactOf('errsecparam')).toBe(15);
  expect(impactOf('data protection keychain')).toBe(15);
  expect(impactOf('param')).toBeLessThan(15);
  expect(impactOf('keychain')).toBeLessThan(15);
});

test('endings hold the words backwards, without numbers and short words', () => {
  const { shards } = writeEndingShards(writeTermShards(postingsOf(texts)));
  const words = shards.flatMap((shard) => openTermShard(shard).terms.map(backwards));
  expect(words).toContain('errsecitemnotfound');
  expect(words).not.toContain('-25300');
  expect(words).not.toContain('add');
  expect(words.map(backwards)).toEqual(words.map(backwards).sort());
});

test('any texts are read back from their shards', () => {
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 20 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 300 }), (list, limit) => {
      const postings = postingsOf(new Map(list.map((text, index) => [index * 5, text])));
      const { separators, shards } = writeTermShards(postings, limit);
      for (const term of postings[3]?.terms() ?? []) {
        const shard = openTermShard(shards[shardOf(separators, term)] as Uint8Array);
        expect(shard.terms).toContain(term);
      }
    }),
  );
});

test('a shard ends early where that spares the head letters', () => {
  const words = Array.from({ length: 9 }, (_, index) => `entitlement${index}`);
  const { separators } = writeTermShards(
    postingsOf(new Map([[0, [...words, 'keychain', 'keychains'].join(' ')]])),
    100,
  );
  expect(separators).toEqual(['', 'k']);
});

test('terms with the same start are found in the shards around, on either side', () => {
  const { separators, shards } = writeTermShards(postingsOf(texts), 60);
  const terms = shards.flatMap((shard, place) => openTermShard(shard).terms.map((term) => ({ term, place })));
  const neighbours = terms.flatMap((a) =>
    terms
      .filter((b) => Math.abs(a.place - b.place) === 1 && a.term.slice(0, 2) === b.term.slice(0, 2))
      .map((b) => [a, b] as const),
  );
  expect(neighbours.length).toBeGreaterThan(0);
  for (const [a, b] of neighbours) {
    expect(shardsAround(separators, a.term, a.term.slice(0, 2))).toContain(b.place);
  }
});

test('no shard around is read where none can have the start', () => {
  const { separators } = writeTermShards(postingsOf(texts), 60);
  expect(shardsAround(separators, 'keychain', 'keychain')).toEqual([shardOf(separators, 'keychain')]);
});
