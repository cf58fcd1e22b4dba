import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { checkSpelling } from '@/lib/content/check-spelling';
import { type ContentFiles, contentFile } from '@/lib/content/content-file';
import { formatMessages } from '@/lib/content/format-messages';
import { proseOf } from '@/lib/content/prose';
import { wordsToCheck } from '@/lib/content/spelling';

const words = (text: string) => wordsToCheck(text).map(({ word }) => word);

test('names, numbers, addresses and quoted text are not looked up', () => {
  expect(words('iOS and SecItemAdd (see example.com) return -34018, says "the coloured prompt".')).toEqual([
    'and',
    'see',
    'return',
    'says',
  ]);
});

test('parts joined by hyphens are words of their own, and possessives stay whole', () => {
  expect(words("The key's re-signed copy")).toEqual(['The', "key's", 're', 'signed', 'copy']);
});

test('prose is what stands outside code, addresses and titles of other sites', () => {
  const text = `---
title: Keychain prompts
names: [kSecAttrAccount]
asked: [why does it happend]
---

## Check

Run \`codesgn\` and read [the entry](/entries/keychain/) or [TN3137: On Mac keychains](https://example.com).

\`\`\`sh
codesgn -d MyApp.app
\`\`\`
`;
  expect(proseOf(text, 'md').map((prose) => prose.text)).toEqual([
    'Keychain prompts',
    'Check',
    'Run ',
    ' and read ',
    'the entry',
    ' or ',
    '.',
  ]);
});

test('sentences of YAML files are prose, ids are not', () => {
  const text = 'title: A keychain call fails\nsteps:\n  - id: signd\n    why: >-\n      The signature\n      counts.\n';
  expect(proseOf(text, 'yml').map((prose) => prose.text)).toEqual(['A keychain call fails', 'The signature counts.']);
});

/** A dictionary of a few words. */
const speller = {
  correct: (word: string) => ['the', 'authorize', 'behavior', 'of', 'daemon'].includes(word.toLowerCase()),
  suggest: () => ['behavior', 'tester'],
};

function check(text: string, list: string) {
  const file = contentFile('content/entries/keychain.md', new TextEncoder().encode(text));
  const files = {
    entries: [file],
    topics: [],
    errors: { notes: [] },
    paths: [],
    figures: [],
  } as unknown as ContentFiles;
  const tables = { codes: [], identifiers: [{ name: 'tccd' }], vocabulary: { tags: [] } };
  const words = new VFile({ path: 'content/words.txt', value: list });
  checkSpelling(files, tables, words, speller);
  return formatMessages([file.vfile, words]).text.split('\n');
}

test('an unknown word is an error with its place, and a listed word that nothing uses a warning', () => {
  expect(check('## The tccd daemon\n\nThe behaviour of loopback.\n', 'loopback\nunicast\n')).toEqual([
    'content/entries/keychain.md:3:5: error Unexpected word `behaviour`, expected `behavior` or another word the dictionary has; a name goes into backticks or `content/words.txt` (unknown-word)',
    'content/words.txt:2:1: warning Unexpected word `unicast` that no text uses any more, expected none; delete the line (unused-word)',
  ]);
});
