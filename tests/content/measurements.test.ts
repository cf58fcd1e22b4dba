import { expect, test } from 'vitest';
import { readMeasurements } from '@/lib/content/read-measurements';

test('published figures are what the commands write, and none was taken in the future', () => {
  const { search, browser, reading } = readMeasurements(process.cwd());
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  for (const day of [search?.date, browser?.measured, reading?.measured]) {
    if (day) expect(day <= tomorrow, day).toBe(true);
  }
});
