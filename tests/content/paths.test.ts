import { beforeAll, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { catalogOf } from '@/lib/content/catalog';
import { checkWriting } from '@/lib/content/check-writing';
import { formatMessages } from '@/lib/content/format-messages';
import { openPoints } from '@/lib/content/open-points';
import { readContent } from '@/lib/content/read-content';
import type { Library } from '@/lib/model/library';

let library: Library;
let warnings: string[];

beforeAll(async () => {
  const content = await readContent(process.cwd());
  const built = await buildLibrary(content, '2100-01-01');
  library = built.library;
  for (const file of built.files) file.messages.length = 0;
  checkWriting(content, library);
  warnings = formatMessages(built.files).text.split('\n').filter(Boolean);
});

test('each of the five worst mazes has a path', () => {
  expect(library.paths.map(({ slug }) => slug)).toEqual(
    expect.arrayContaining([
      'app-group-prompt-other-apps-data',
      'keychain-call-fails-only-here',
      'passkey-sheet-does-not-appear',
      'permission-asked-again',
      'plug-in-at-login',
    ]),
  );
});

test('every answer leads to a step of its path or to a page, and every end says what it means', () => {
  const weak = library.paths.flatMap((path) => {
    const anchors = new Set(path.steps.map(({ id }) => `#${id}`));
    return path.steps.flatMap(({ id, answers }) =>
      answers
        .filter(({ target, means }) => (target.kind === 'step' ? !anchors.has(target.href) : means === ''))
        .map(({ label }) => `${path.slug}#${id}: ${label}`),
    );
  });
  expect(weak).toEqual([]);
});

test('a path asks at most ten questions', () => {
  for (const { slug, longest } of library.paths) {
    expect(longest, slug).toBeGreaterThan(1);
    expect(longest, slug).toBeLessThanOrEqual(10);
  }
});

test('every step says what to look for, and cites a source for why it matters', () => {
  const bare = library.paths.flatMap(({ slug, steps }) =>
    steps.filter(({ checkHtml, evidence }) => !checkHtml || evidence.length === 0).map(({ id }) => `${slug}#${id}`),
  );
  expect(bare).toEqual([]);
});

test('every point under Open stands on the page of open points, with an address of its own', () => {
  const pages = [...library.entries, ...library.topics, ...library.notes];
  const written = pages.flatMap(({ sections }) =>
    sections.filter(({ title }) => title === 'Open').flatMap(({ items }) => items),
  );
  const shown = openPoints(catalogOf(library)).flatMap(({ pages }) => pages.flatMap(({ points }) => points));
  expect(shown).toHaveLength(written.length);
  expect(new Set(shown.map(({ href }) => href)).size).toBe(shown.length);
});

test('every answer that is inferred or open stands on the page of open points', () => {
  const shown = new Set(openPoints(catalogOf(library)).flatMap(({ pages }) => pages.map(({ title }) => title)));
  const missing = library.entries.filter(({ status, title }) => /inferred|open/.test(status) && !shown.has(title));
  expect(missing.map(({ slug }) => slug)).toEqual([]);
});

test('our texts are in our own words, have sources, and name and show what they are about', () => {
  expect(warnings).toEqual([]);
});
