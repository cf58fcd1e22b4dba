import { expect, test } from 'vitest';
import { keepAnswers } from '@/lib/search/keep-answers';

test('what was made of a text is kept, empty or not, until there are too many texts', () => {
  const made: string[] = [];
  const firstWord = keepAnswers(2, (text) => {
    made.push(text);
    return text.split(' ')[0] ?? '';
  });
  expect(['keychain item', '', 'keychain item', ''].map(firstWord)).toEqual(['keychain', '', 'keychain', '']);
  expect(made).toEqual(['keychain item', '']);
  expect(['passkey', 'keychain item', 'passkey'].map(firstWord)).toEqual(['passkey', 'keychain', 'passkey']);
  expect(made).toEqual(['keychain item', '', 'passkey', 'keychain item']);
});
