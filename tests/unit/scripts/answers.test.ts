import { expect, test } from 'vitest';
import { type Answers, checkAnswers, compareAnswers } from '@/scripts/releases/answers';

const older: Answers = {
  number: '/errors/-34018/\n/entries/keychain-missing-entitlement-34018/',
  untouched: '/errors/-34018/\n/entries/keychain-missing-entitlement-34018/',
  words: '/entries/screen-recording-permission-adhoc-update/',
  opened: 'errSecMissingEntitlement (-34018)',
  back: '/errors/-34018/\n/entries/keychain-missing-entitlement-34018/',
  lookUp: '-34018 errSecMissingEntitlement: Process lacks an entitlement.',
  decoder: 'errSecMissingEntitlement (-34018)',
};
const newer: Answers = { ...older, lookUp: '-34018 errSecMissingEntitlement: An entitlement is missing.' };

test('a mixture may give the answers of either release', () => {
  expect(checkAnswers(older)).toEqual([]);
  expect(compareAnswers([older, newer], older)).toEqual([]);
  expect(compareAnswers([older, newer], { ...newer, words: older.words })).toEqual([]);
});

test('an answer of neither release is shown', () => {
  expect(compareAnswers([older, newer], { ...older, back: '', lookUp: 'The tables could not be loaded.' })).toEqual([
    '`back` is the answer of neither release: ""',
    '`lookUp` is the answer of neither release: "The tables could not be loaded."',
  ]);
});

test('releases that agree on a wrong answer are both wrong', () => {
  expect(checkAnswers({ ...older, number: '/errors/-34019/', decoder: 'Nothing found' })).toEqual([
    '`number` is not the answer: "/errors/-34019/"',
    '`untouched` is not the answer: "/errors/-34018/\\n/entries/keychain-missing-entitlement-34018/"',
    '`back` is not the answer: "/errors/-34018/\\n/entries/keychain-missing-entitlement-34018/"',
    '`decoder` is not the answer: "Nothing found"',
  ]);
});
