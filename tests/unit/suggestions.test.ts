import { expect, test } from 'vitest';
import { isBeginning, suggestionsFor } from '@/lib/suggestions';

const line = (title: string) => ({ title, url: `/${title}/` });
const table = {
  popular: [line('-34018 errSecMissingEntitlement'), line('-25300 errSecItemNotFound')],
  topics: ['Code signing', 'Keychain', 'Face ID, Touch ID and local authentication', 'TCC and privacy permissions'].map(
    line,
  ),
};
const remembered = [
  { name: 'Recent searches', suggestions: [line('tccutil reset'), line('keychain group')] },
  { name: 'Visited', suggestions: [] },
];
const offered = (beginning: string, before = remembered) =>
  suggestionsFor(beginning, before, table).map(({ name, suggestions }) => [name, ...suggestions.map((s) => s.title)]);

test.each(['', ' ', 'k', 'É', '-', '"', ' k', 'k '])('there is nothing to search for yet in %j', (query) => {
  expect(isBeginning(query)).toBe(true);
});

test.each(['5', '鍵', '한', 'あ', 'ke', '-5', 'a b', '—x'])('%j is searched for', (query) => {
  expect(isBeginning(query)).toBe(false);
});

test('an empty field offers what is remembered and what is popular, and no topics', () => {
  expect(offered('')).toEqual([
    ['Recent searches', 'tccutil reset', 'keychain group'],
    ['Popular', '-34018 errSecMissingEntitlement', '-25300 errSecItemNotFound'],
  ]);
  expect(offered('', []).map(([name]) => name)).toEqual(['Popular']);
});

test('a letter leaves what has a word that begins with it, topics that begin with it first', () => {
  expect(offered('t')).toEqual([
    ['Recent searches', 'tccutil reset'],
    ['Topics', 'TCC and privacy permissions', 'Face ID, Touch ID and local authentication'],
  ]);
  expect(offered('K')).toEqual([
    ['Recent searches', 'keychain group'],
    ['Topics', 'Keychain'],
  ]);
});

test('the sign of a number leaves numbers', () => {
  expect(offered('-')).toEqual([['Popular', '-34018 errSecMissingEntitlement', '-25300 errSecItemNotFound']]);
});

test('where nothing begins with the letter, what is popular is offered', () => {
  expect(offered('x')).toEqual([['Popular', '-34018 errSecMissingEntitlement', '-25300 errSecItemNotFound']]);
});
