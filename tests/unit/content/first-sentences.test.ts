import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstSentences, leadText } from '@/lib/content/first-sentences';

test('a short text stays whole, on one line', () => {
  expect(firstSentences(' Remove the\n  protection class. ')).toBe('Remove the protection class.');
});

test('a long text is cut after a sentence', () => {
  expect(firstSentences('Remove the protection class. The access control carries one already, as it says.', 40)).toBe(
    'Remove the protection class.',
  );
});

test('a text without an early end of a sentence is cut between words', () => {
  expect(firstSentences('Remove the protection class from the dictionary before the call.', 30)).toBe(
    'Remove the protection class …',
  );
});

test('the cut is never much longer than asked for', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), fc.integer({ min: 10, max: 200 }), (text, limit) => {
      expect(firstSentences(text, limit).length).toBeLessThanOrEqual(limit + 2);
    }),
  );
});

test('the lead of a page is its short answer, else its first section', () => {
  const section = (title: string, text: string) => ({ title, text });
  expect(leadText({ sections: [section('Question', 'Why -50?'), section('Short answer', 'Two keys clash.')] })).toBe(
    'Two keys clash.',
  );
  expect(leadText({ sections: [section('What it is', 'A store.')] })).toBe('A store.');
  expect(leadText({ sections: [] })).toBe('');
});
