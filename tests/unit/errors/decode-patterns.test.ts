import { expect, test } from 'vitest';
import { patterns } from '@/lib/errors/decode/patterns';

/*
 * Why decoding takes time linear in the text: each pattern starts at each place at most once, and from one place it can
 * take only a constant number of steps. That holds if every repetition has an upper bound and no repetition whose length
 * may vary stands inside another one, which is what these tests read off the patterns themselves.
 */

/** Highest bound that a single repetition may have. */
const longest = 200;

test.each(Object.entries(patterns))('%s repeats nothing without an upper bound', (_, pattern) => {
  const open = quantifiersOf(pattern.source).filter(({ max }) => max > longest);
  expect(open).toEqual([]);
});

test.each(Object.entries(patterns))('%s has no varying repetition inside a repetition', (_, pattern) => {
  const nested = quantifiersOf(pattern.source).filter((one) => one.max > 1 && one.varyingInside);
  expect(nested).toEqual([]);
});

test('the reader of patterns sees what it is there to find', () => {
  expect(quantifiersOf('(a+)+').filter((one) => one.max > 1 && one.varyingInside)).toHaveLength(1);
  expect(quantifiersOf('a{2,}b*[+*]\\+').map((one) => one.max)).toEqual([
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ]);
  expect(quantifiersOf('(?:ab{3} ){15}').some((one) => one.varyingInside)).toBe(false);
  expect(quantifiersOf('(?:a?){15}').some((one) => one.max > 1 && one.varyingInside)).toBe(true);
  expect(quantifiersOf('(?:a|ab){15}').some((one) => one.max > 1 && one.varyingInside)).toBe(true);
});

interface Quantifier {
  min: number;
  max: number;
  /** It repeats a group that holds a repetition of varying length. */
  varyingInside: boolean;
}

/** All quantifiers of a pattern's source; classes and escapes are stepped over. */
function quantifiersOf(source: string): Quantifier[] {
  const found: Quantifier[] = [];
  const groups: boolean[] = [false];
  let closed = false;
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})/.exec(rest);
    if (quantifier && at > 0 && !/^\?[:=!<]/.test(rest.startsWith('?') && source[at - 1] === '(' ? rest : '')) {
      const [whole, low, comma, high] = quantifier;
      const [min, max] =
        low === undefined
          ? [whole === '+' ? 1 : 0, whole === '?' ? 1 : Number.POSITIVE_INFINITY]
          : [Number(low), comma ? (high ? Number(high) : Number.POSITIVE_INFINITY) : Number(low)];
      found.push({ min, max, varyingInside: closed });
      if (min !== max) groups[groups.length - 1] = true;
      if (closed) groups[groups.length - 1] = true;
      closed = false;
      at += whole.length;
      continue;
    }
    closed = false;
    const character = source[at];
    if (character === '\\') at += 2;
    else if (character === '[') at += /^\[(?:\\.|[^\]\\])*\]/.exec(rest)?.[0].length ?? 1;
    else if (character === '(') {
      groups.push(false);
      at += /^\((?:\?(?:[:=!]|<[=!]))?/.exec(rest)?.[0].length ?? 1;
    } else if (character === ')') {
      const varying = groups.pop() ?? false;
      closed = varying;
      if (varying) groups[groups.length - 1] = true;
      at += 1;
    } else {
      if (character === '|') groups[groups.length - 1] = true;
      at += 1;
    }
  }
  return found;
}
