import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PostingPool } from '@/lib/search/posting-pool';

test('a term that was never added has no list', () => {
  expect(new PostingPool().get('keychain')).toBeUndefined();
});

test('lists that grow by turns are read back whole and in order', () => {
  const turns = fc.array(fc.tuple(fc.constantFrom('keychain', '-25300', 'tcc', '項目'), fc.nat(1 << 20)), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(turns, (list) => {
      const pool = new PostingPool();
      const expected = new Map<string, number[]>();
      for (const [term, step] of list) {
        const known = expected.get(term) ?? [];
        const value = (known.at(-1) ?? 0) + step;
        expected.set(term, [...known, value]);
        pool.add(term, [value]);
      }
      expect([...pool.terms()]).toEqual([...expected.keys()]);
      for (const [term, values] of expected) expect(pool.get(term)).toEqual(values);
    }),
  );
});

test('more terms and values than the first arrays hold keep their lists', () => {
  const pool = new PostingPool();
  const terms = Array.from({ length: 2000 }, (_, index) => `kSecAttr${index}`);
  for (let turn = 0; turn < 20; turn++) {
    for (const [index, term] of terms.entries()) pool.add(term, [turn * 5000 + index]);
  }
  for (const [index, term] of terms.entries()) {
    expect(pool.get(term)).toEqual(Array.from({ length: 20 }, (_, turn) => turn * 5000 + index));
  }
});
