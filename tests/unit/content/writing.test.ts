import { expect, test } from 'vitest';
import { checkWriting } from '@/lib/content/check-writing';
import { type ContentFiles, contentFile } from '@/lib/content/content-file';
import { formatMessages } from '@/lib/content/format-messages';

const file = (path: string, text: string) => contentFile(path, new TextEncoder().encode(text));
const capture = file(
  'content/captures/listing.txt',
  'Posted by a developer\nMy app gets the prompt again after every single update of the app, why?\n',
);

function check(topics: string[], entries: string[] = []): string[] {
  const topicFiles = topics.map((text, index) => file(`content/topics/topic-${index}.md`, text));
  const entryFiles = entries.map((text, index) => file(`content/entries/entry-${index}.md`, text));
  const files = { topics: topicFiles, entries: entryFiles, errors: { notes: [] }, captures: { text: [capture] } };
  const none = { explains: [], mentions: { codes: [], identifiers: [] } };
  const written = { entries: entryFiles.map(({ name }) => ({ slug: name, ...none })) };
  checkWriting(files as unknown as ContentFiles, written);
  return formatMessages([...topicFiles, ...entryFiles].map(({ vfile }) => vfile))
    .text.split('\n')
    .filter(Boolean);
}

const figure = '![How it is decided](figure:tcc-identity)';
const source = '([documented](https://developer.apple.com/documentation/security/keychain-services))';

test('a paragraph of How it works needs a source; one that leads over to a list, a figure or a page does not', () => {
  const topic = `## How it works

The daemon decides. ${source}

Every item is in one group.

It looks at:

- the signature. ${source}
- the path it was started from, which may change.

This is about servers; see [code signing](/topics/code-signing/).

${figure}

## Decide

Use the new one.
`;
  expect(check([topic])).toEqual([
    'content/topics/topic-0.md:5:1: warning Unexpected claim without evidence in `Every item is in one group.`, expected `([status](https://…))` after it (evidence-missing)',
    'content/topics/topic-0.md:10:3: warning Unexpected claim without evidence in `the path it was started from, which may change.`, expected `([status](https://…))` after it (evidence-missing)',
  ]);
});

test('a topic without a figure is worth a look', () => {
  expect(check([`## How it works\n\nThe daemon decides. ${source}\n`])).toEqual([
    'content/topics/topic-0.md:1:1: warning Unexpected topic without a figure, expected `![What it shows](figure:…)` where a reader would rather look than read (topic-without-figure)',
  ]);
});

test('an entry that names no code and no identifier is worth a look', () => {
  expect(check([], ['## Short answer\n\nRestart.\n'])[0]).toMatch(
    /^content\/entries\/entry-0\.md:1:1: .*\(nothing-named\)$/,
  );
});

test('a sentence of a capture is found whatever its case, punctuation and markup; short ones may be the same by chance', () => {
  const copied =
    'It happens. **My app** gets the prompt again, after every single update of the app!\n\nPosted by a developer.\n';
  expect(check([], [copied]).filter((line) => line.includes('copied'))).toEqual([
    'content/entries/entry-0.md:1:1: warning Unexpected sentence of a forum post, `My app gets the prompt again, after every single update of t…`, expected our own words; it stands in line 2 of capture `listing` (copied-sentence)',
  ]);
});
