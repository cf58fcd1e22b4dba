import { expect, test } from 'vitest';
import { buildIndex, type SearchFiles } from '@/lib/search/build-index';
import { buildReadyAnswers } from '@/lib/search/build-ready-answers';
import { hitsInField, openReadyAnswers, readyAnswersName } from '@/lib/search/ready-answers';
import { openStaticEngine } from '@/lib/search/static-engine';
import { filesOf, pages } from './pages';

const index = buildIndex(pages);

function answersFor(files: SearchFiles) {
  return buildReadyAnswers(filesOf(files), [...files.files.keys()], files.head);
}

function open(bytes: Uint8Array | undefined) {
  return openReadyAnswers(new TextDecoder().decode(bytes));
}

/** All answers, by the names that lead from one file to the next; a file that is never named is not among them. */
async function walk(files: SearchFiles) {
  const built = await answersFor(files);
  const answers = new Map<string, unknown>();
  const reached = new Set<string>();
  const visit = (name: string) => {
    const content = open(built.files.get(name));
    reached.add(name);
    for (const [query, answer] of Object.entries(content.answers)) answers.set(query, answer);
    for (const [query, hash] of Object.entries(content.next)) visit(readyAnswersName(query, hash));
  };
  visit(built.root);
  return { answers, reached, names: [...built.files.keys()] };
}

test('each answer is what the engine finds for the field, and each file can be reached', async () => {
  const { answers, reached, names } = await walk(index);
  const engine = await openStaticEngine(filesOf(index), index.head);
  expect(answers.size).toBeGreaterThan(20);
  for (const [query, answer] of answers)
    expect(answer).toEqual(JSON.parse(JSON.stringify(await engine.search(query, { limit: hitsInField }))));
  expect([...reached].sort()).toEqual(names.sort());
});

test('a query of letters that finds something is answered up to its eighth letter', async () => {
  const { answers } = await walk(index);
  const engine = await openStaticEngine(filesOf(index), index.head);
  for (const word of ['keychain', 'entitlement', 'screen'])
    for (let length = 1; length <= Math.min(8, word.length); length++) {
      const query = word.slice(0, length);
      expect([query, answers.has(query)]).toEqual([query, (await engine.search(query)).hits.length > 0]);
    }
  expect(answers.has('entitleme')).toBe(false);
});

test('the same index gives the same bytes, in whatever order its files are listed', async () => {
  const again = buildIndex(pages);
  const built = await buildReadyAnswers(filesOf(again), [...again.files.keys()].reverse(), again.head);
  expect(built).toEqual(await answersFor(index));
});

test('another title renames the files with it and those that lead to them, and no others', async () => {
  const others = pages.map((page, number) => (number === 0 ? { ...page, title: `Zebra ${page.title}` } : page));
  const [before, after] = [await answersFor(index), await answersFor(buildIndex(others))];
  expect(after.root).not.toBe(before.root);
  const startsOf = (names: Iterable<string>) => new Set([...names].map((name) => name.split('-')[1]));
  const renamed = startsOf([...after.files.keys()].filter((name) => !before.files.has(name)));
  expect(renamed).toContain('z');
  expect(renamed.size).toBeLessThan(startsOf(after.files.keys()).size);
});

test.each([
  ['null', 'null'],
  ['a list of tables', '[]'],
  ['no answers', '{"next":{}}'],
  ['nothing that follows', '{"answers":{}}'],
])('%s is refused', (_, text) => {
  expect(() => openReadyAnswers(text)).toThrow(new TypeError('Unexpected search file, expected answers'));
});
