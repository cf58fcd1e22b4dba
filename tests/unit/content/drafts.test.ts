import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { VFile } from 'vfile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { serializeEntryDraft } from '@/lib/content/draft-entry';
import { formatMessages } from '@/lib/content/format-messages';
import { importFile } from '@/lib/content/import-file';
import { readContent } from '@/lib/content/read-content';
import { similarEntries } from '@/lib/content/similar-entries';
import { suggestEntry } from '@/lib/content/suggest-entry';
import { parseFrontmatter } from '@/lib/markdown/parse-front-matter';
import type { Library } from '@/lib/model/library';
import { postFrontmatterSchema } from '@/lib/model/post';
import { buildContent } from '@/scripts/build-content';

const valid = fileURLToPath(new URL('fixtures/valid/', import.meta.url));
const root = mkdtempSync(path.join(tmpdir(), 'errsec-drafts-'));
const today = '2026-11-24';
const id = 'secitemadd-returns-50-in-a-widget';
const page = [
  'SecItemAdd returns -50 in a widget',
  'Our Quokkafest widget on iOS 18.2 sets an access control, and SecItemAdd returns errSecParam. Is keychain-access-groups needed?',
  '2',
  '0',
  '501',
  'Jul ’25',
];

beforeAll(async () => {
  cpSync(valid, root, { recursive: true });
  const file = path.join(root, 'list.txt');
  writeFileSync(file, `Post\nReplies\nBoosts\nViews\nActivity\n${page.join('\n')}\n`);
  await importFile(file, { out: path.join(root, 'content'), url: 'https://developer.apple.com/forums/tags/keychain' });
});
afterAll(() => rmSync(root, { recursive: true }));

const build = async (options?: { drafts: boolean }) => buildLibrary(await readContent(root), today, options);

function readPost() {
  const text = readFileSync(path.join(root, `content/posts/${id}.md`), 'utf8');
  const document = parseFrontmatter(new VFile(), text, postFrontmatterSchema);
  if (!document) throw new TypeError('Cannot read the imported post');
  return { data: document.data, text: document.body };
}

function suggest(library: Library) {
  const post = readPost();
  return suggestEntry(post, library, similarEntries(post.text, library.entries));
}

test('an imported post without an entry is an error that says how to draft one', async () => {
  const { files } = await build();
  expect(formatMessages(files).text).toMatch(
    new RegExp(`content/posts/${id}\\.md:2:1: error .*npm run new -- --post ${id}.*\\(post-without-entry\\)$`),
  );
});

test('an entry begins with codes, identifiers, topics, tags and similar entries that exist', async () => {
  const { library } = await build();
  expect(suggest(library)).toMatchObject({
    title: 'SecItemAdd returns -50 in a widget',
    topics: ['keychain'],
    tags: ['keychain'],
    platforms: { ios: '18.2' },
    codes: ['errSecParam'],
    identifiers: ['keychain-access-groups'],
    related: ['access-control-returns-param-error', 'keychain-missing-entitlement'],
  });
});

test('a release has no trace of a draft or of the post that only a draft answers, and nothing to report', async () => {
  const { library } = await build();
  mkdirSync(path.join(root, 'content/drafts'));
  writeFileSync(path.join(root, `content/drafts/${id}.md`), serializeEntryDraft(id, suggest(library), today));
  writeFileSync(path.join(root, 'content/drafts/broken.md'), 'Quokkafest without front matter\n');

  const release = await build();
  await buildContent(root);

  expect(formatMessages(release.files).text).toBe('');
  const generated = path.join(root, '.generated');
  const written = readdirSync(generated)
    .map((name) => readFileSync(path.join(generated, name), 'utf8'))
    .join('\n');
  for (const text of [JSON.stringify(release.library), written]) {
    expect(text).toContain('access-control-returns-param-error');
    expect(text).not.toContain('Quokkafest');
    expect(text).not.toContain(id);
    expect(text).not.toContain('Draft: ');
  }
});

test('while writing, drafts are shown and marked, and their problems are reported', async () => {
  const { library, files } = await build({ drafts: true });
  const draft = library.entries.find(({ slug }) => slug === id);
  expect(draft?.title).toBe('Draft: SecItemAdd returns -50 in a widget');
  expect(draft?.sections.map(({ title }) => title)).toContain('Short answer');
  expect(library.posts.map((post) => post.id)).toContain(id);
  expect(formatMessages(files).text).toContain('content/drafts/broken.md:1:1: error');
});

test('a draft does not hide an entry of the same name', async () => {
  const slug = 'keychain-missing-entitlement';
  const { library: before } = await build();
  writeFileSync(path.join(root, `content/drafts/${slug}.md`), serializeEntryDraft(id, suggest(before), today));
  const { library, files } = await build({ drafts: true });
  expect(library.entries.filter((entry) => entry.slug === slug).map(({ title }) => title)).toEqual([
    'Keychain calls fail with errSecMissingEntitlement (-34018)',
  ]);
  expect(formatMessages(files).text).toContain(`content/drafts/${slug}.md:1:1: error Unexpected second file`);
});
