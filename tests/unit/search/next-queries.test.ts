import { expect, test } from 'vitest';
import type { Vocabulary } from '@/lib/search/expand-term';
import { nextQueries } from '@/lib/search/next-queries';
import type { MatchedTerm } from '@/lib/search/search-engine';

const vocabulary = (counts: Record<string, number>): Vocabulary => {
  const terms = Object.keys(counts).sort();
  return { terms, pages: terms.map((term) => counts[term] as number) };
};

const hit = (title: string, ...matched: [typed: string, found: string, how: MatchedTerm['how']][]) => ({
  title,
  excerpt: [],
  matched: matched.map(([typed, found, how]) => ({ typed, found, how, fields: [] })),
});

test('the letters of frequent terms come first, and the space that ends the word last', () => {
  const words = vocabulary({ keychain: 40, keys: 9, keyword: 100, kex: 900 });
  expect(nextQueries('app key', 'key', words)).toEqual(['app keyw', 'app keyc', 'app keys', 'app key ']);
});

test('the space comes first after a word that is whole', () => {
  const words = vocabulary({ keychain: 40, keychains: 2 });
  expect(nextQueries('keychain', 'keychain', words)).toEqual(['keychain ', 'keychains']);
});

test('at the start of a word there is no other space', () => {
  expect(nextQueries('tcc ', '', vocabulary({ b: 1, a: 4 }))).toEqual(['tcc a', 'tcc b']);
});

test('a letter of two code units stays whole', () => {
  expect(nextQueries('', '', vocabulary({ 𝒜b: 1 }))).toEqual(['𝒜']);
});

test('a name goes on with the capital that the titles have', () => {
  const words = vocabulary({ ktccservicecamera: 3, ktccserviceall: 1 });
  const hits = [hit('kTCCServiceCamera')];
  expect(nextQueries('kTCCService', 'ktccservice', words, hits)).toContain('kTCCServiceC');
  expect(nextQueries('kTCCService', 'ktccservice', words, hits)).not.toContain('kTCCServicec');
});

test('in a name a capital is as likely as a small letter where no title tells', () => {
  const queries = nextQueries('errSec', 'errsec', vocabulary({ errsecitemnotfound: 3 }));
  expect(queries).toEqual(['errSecI', 'errSeci', 'errSec ']);
});

test('a word without capitals does not get one', () => {
  const queries = nextQueries('keychain', 'keychain', vocabulary({ keychainaccess: 3 }), [hit('Keychain')]);
  expect(queries).toEqual(['keychaina', 'keychain ']);
});

test('a misspelled word goes on as the right one, from a letter before to one after', () => {
  const hits = [hit('kTCCServiceScreenCapture', ['scren', 'screen', 'typo'])];
  const queries = nextQueries('kTCCServiceScren', 'ktccservicescren', vocabulary({}), hits);
  for (const next of ['kTCCServiceScrene', 'kTCCServiceScrenn', 'kTCCServiceScrenC']) expect(queries).toContain(next);
});

test('words of the hits come before others, those of the query itself do not', () => {
  const words = vocabulary({ planet: 100, prompt: 1, apple: 1, app: 1 });
  const text = { text: 'Prompts of an app', marked: false };
  const hits = [{ ...hit('App prompt'), excerpt: [text] }];
  expect(nextQueries('app p', 'p', words, hits)).toEqual(['app pr', 'app pl', 'app p ']);
  expect(nextQueries('app ', '', words, hits).at(0)).toBe('app p');
  expect(nextQueries('app ', '', words, hits)).toContain('app o');
});

test('after a word with a capital the next one may have one too', () => {
  expect(nextQueries('App ', '', vocabulary({ transport: 1 }))).toEqual(['App T', 'App t']);
  expect(nextQueries('app ', '', vocabulary({ transport: 1 }))).toEqual(['app t']);
});

test('where a word begins there are more letters than within one', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'].map((letter): [string, number] => [letter, 1]);
  expect(nextQueries('app ', '', vocabulary(Object.fromEntries(letters)))).toHaveLength(26);
});

test('no more than seventeen within a word, each once', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'].map((letter): [string, number] => [`a${letter}`, 1]);
  const queries = nextQueries('kA', 'a', vocabulary(Object.fromEntries(letters)));
  expect(queries).toHaveLength(17);
  expect(new Set(queries).size).toBe(17);
});
