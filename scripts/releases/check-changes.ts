import { changedFiles, type Manifest } from '@/lib/serve/manifest';

const slug = 'keychain-missing-entitlement-34018';

/** Where a sentence of an entry stands: its page and the page's other forms, the index, the copy without network. */
const places = [
  `entries/${slug}/index.html`,
  `entries/${slug}.md`,
  `api/v1/entries/${slug}.json`,
  'search-index/',
  'data/',
  'offline/',
];

/** What another meaning and another script are read from, under new names because names are hashes. */
const renamed = ['assets/', 'data/', 'search-index/', 'tables/'];

/**
 * Check that one sentence of the entry has changed what shows it and nothing else, above all no other page.
 *
 * @returns one sentence for each file that should not have changed, or should have
 */
export function checkSentence(before: Manifest, after: Manifest): string[] {
  const changed = changedFiles(before, after);
  const isExpected = (name: string) => places.some((place) => name.startsWith(place));
  return [
    ...changed.filter((name) => !isExpected(name)).map((name) => `Unexpected change of ${name}, expected it as it was`),
    ...places
      .filter((place) => !changed.some((name) => name.startsWith(place)))
      .map((place) => `Unexpected ${place} as it was, expected the changed sentence in it`),
  ];
}

/** Check that a release names other scripts, tables and index than the one before, so that mixing the two means something. */
export function checkNewNames(before: Manifest, after: Manifest): string[] {
  const added = [...after.keys()].filter((name) => !before.has(name));
  return renamed
    .filter((folder) => !added.some((name) => name.startsWith(folder)))
    .map((folder) => `Unexpected names in ${folder} as they were, expected new ones after the change`);
}
