import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { beginningsOf, NothingFound } from '@/app/_islands/nothing-found';
import type { SearchResult } from '@/lib/search/search-engine';

const empty: SearchResult = { hits: [], total: 0, corrected: [], missing: [], numbers: [] };

function shown(query: string, result: Partial<SearchResult>, more = {}) {
  return renderToStaticMarkup(
    <NothingFound
      query={query}
      result={{ ...empty, ...result }}
      filtered={false}
      nearest={[]}
      clearFilters={() => undefined}
      repository=""
      {...more}
    />,
  );
}

test('what was looked for is named, with names that come near', () => {
  const html = shown(
    'errSecXylophone',
    { missing: ['errSecXylophone'] },
    { nearest: [{ title: 'errSecParam (-50)', url: '/errors/-50/#errSecParam' }] },
  );
  expect(html).toContain('Looked for “errSecXylophone”');
  expect(html).toContain('<a href="/errors/-50/#errSecParam">errSecParam (-50)</a>');
});

test('a single letter is said to be too short, and a digit is not', () => {
  expect(shown(' k ', {})).toContain('“k” is too short');
  expect(shown('', {}, { filtered: true })).not.toContain('too short');
  expect(shown('5', {})).not.toContain('too short');
});

test('filters that leave nothing can be taken away', () => {
  expect(shown('keychain', {}, { filtered: true })).toContain('Take all filters away');
  expect(shown('keychain', {})).not.toContain('Take all filters away');
});

test('a missing answer can be asked for where a repository is set, with the question in the form', () => {
  expect(shown('why -34011', {})).not.toContain('missing');
  const html = shown('why -34011', {}, { repository: 'https://github.com/example/errsec/' });
  const address = new URL((/href="([^"]*)"/.exec(html)?.[1] ?? '').replace(/&amp;/g, '&'));
  expect(address.pathname).toBe('/example/errsec/issues/new');
  expect(address.searchParams.get('title')).toBe('Missing answer: why -34011');
  expect(address.searchParams.get('body')).toMatch(/^Searched for: why -34011\n/);
});

test('near names are looked for by the beginning of unknown words, never of numbers', () => {
  const reading = { typed: '-34011', number: '-34011', known: false };
  expect(beginningsOf({ ...empty, missing: ['-34011', 'errSecXylophone', 'foo'], numbers: [reading] })).toEqual([
    'errSecXyloph',
    'errSecXyl',
    'errSec',
  ]);
});
