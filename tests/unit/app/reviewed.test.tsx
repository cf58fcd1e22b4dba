import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Reviewed } from '@/app/_components/reviewed';
import { isOldReview, newestReview } from '@/lib/content/review-age';
import { validLibrary } from '../content/valid-library';

test('a review of the last year has its date only', () => {
  const html = renderToStaticMarkup(<Reviewed date="2026-01-02" newest="2026-11-24" />);
  expect(html).toContain('<time dateTime="2026-01-02">2026-01-02</time>');
  expect(html).not.toContain('more than a year');
});

test('a review more than a year before the newest one says so, whatever day it is', () => {
  expect(renderToStaticMarkup(<Reviewed date="2025-11-23" newest="2026-11-24" />)).toContain('more than a year');
  expect(isOldReview('2025-11-24', '2026-11-24')).toBe(false);
  expect(isOldReview('2025-11-23', '2026-11-24')).toBe(true);
});

test('the newest review is the latest of entries, topics, notes and paths', async () => {
  const library = await validLibrary();
  expect(newestReview(library)).toBe('2026-11-24');
  expect(newestReview({ ...library, entries: [], topics: [], notes: [], paths: [] })).toBe('1970-01-01');
});
