import { readdirSync, readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { parseLineRange, splitCapture } from '@/lib/content/capture-lines';
import { importCapture } from '@/lib/content/import-capture';
import { type KnownPost, knownPost } from '@/lib/content/import-known';
import { threadIdOf } from '@/lib/content/thread-id';
import { parseFrontmatter } from '@/lib/markdown/parse-front-matter';
import { postFrontmatterSchema } from '@/lib/model/post';

const folder = new URL('../../../content/posts/', import.meta.url);
const known = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name): KnownPost[] => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const post = parseFrontmatter(new VFile(), text, postFrontmatterSchema);
    return post ? [knownPost(post)] : [];
  });

describe('the number of a thread', () => {
  test.each([
    ['https://developer.apple.com/forums/thread/790001', '790001'],
    ['https://developer.apple.com/forums/thread/790001?answerId=850001022#850001022', '790001'],
    ['http://forums.developer.apple.com/forums/thread/790001/', '790001'],
    ['https://FORUMS.developer.apple.com/thread/790001', '790001'],
    ['https://mirror.example/forums/thread/790001?page=2', '790001'],
    ['/forums/thread/790001', '790001'],
    ['https://example.com/thread/790001', undefined],
    ['https://developer.apple.com/forums/tags/keychain', undefined],
    ['https://developer.apple.com/forums/thread/790001x', undefined],
    ['see /forums/thread/790001', undefined],
  ])('of %s is %s', (address, id) => {
    expect(threadIdOf(address)).toBe(id);
  });
});

/** The posts as rows of a structured listing, each text in one line as its capture has it. */
function listing(change: (words: string[]) => string[]): string[] {
  const rows = known.flatMap(({ data }, index) => {
    const lines = splitCapture(readFileSync(new URL(`../captures/${data.capture}.txt`, folder), 'utf8'));
    const { first, last } = parseLineRange(data.lines);
    const end = data.tagLines === undefined ? last : parseLineRange(data.tagLines).first - 1;
    const text = lines
      .slice(first - 1, end)
      .join(' ')
      .trim();
    return [`Title number ${index} of the listing`, change(text.split(/\s+/)).join(' '), '0', '1', '501', 'Jul ’25'];
  });
  return ['Post', 'Replies', 'Boosts', 'Views', 'Activity', ...rows];
}

function idsFound(lines: readonly string[]): string[] {
  const { again, form } = importCapture(lines, { capture: 'other-page', known });
  expect(form.form).toBe('structured-listing');
  return again.map(({ post }) => post.id);
}

test('finds every post of content again where a listing has it in one line, and nothing has changed but its counts', () => {
  const { again, drafts } = importCapture(
    listing((words) => words),
    { capture: 'other-page', known },
  );
  expect(again.map(({ post }) => post.id)).toEqual(known.map(({ id }) => id));
  expect(drafts).toEqual([]);
  expect(again.flatMap(({ changes }) => changes).filter((change) => change.startsWith('the text'))).toEqual([]);
});

test('finds every post again whose last words were cut, or that got a note at its end', () => {
  const ids = known.map(({ id }) => id);
  expect(idsFound(listing((words) => words.slice(0, Math.ceil(words.length * 0.8))))).toEqual(ids);
  expect(idsFound(listing((words) => [...words, 'Edit: it', 'works', 'after', 'a', 'restart.']))).toEqual(ids);
});

test('takes no post for another one: each is new if content has only the others', () => {
  for (const post of known) {
    const lines = listing((words) => words);
    const start = 5 + 6 * known.indexOf(post);
    const others = known.filter((one) => one !== post);
    const row = ['Post', 'Replies', 'Boosts', 'Views', 'Activity', ...lines.slice(start, start + 6)];
    const { again } = importCapture(row, { capture: 'other-page', known: others });
    expect(again.map((match) => match.post.id)).toEqual([]);
  }
});

test('says in words what another page says differently', () => {
  const [first = ''] = known.map(({ id }) => id);
  const { again } = importCapture(
    listing((words) => [...words, 'Nobody', 'answered.']),
    { capture: 'other-page', known },
  );
  const changes = again.find(({ post }) => post.id === first)?.changes;
  expect(changes).toContain('views is `501`');
  expect(changes?.at(-1)).toMatch(/^the text after “.+” has also “nobody answered”$/);
});
