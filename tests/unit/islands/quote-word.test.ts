import { expect, test } from 'vitest';
import { quoteWord } from '@/app/_islands/quote-word';

test.each([
  ['moon', '“moon”'],
  ['“dark moon”', '“dark moon”'],
  ['735565thread', '“thread 735565”'],
])('%s', (word, quoted) => {
  expect(quoteWord(word)).toBe(quoted);
});
