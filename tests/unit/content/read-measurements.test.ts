import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMeasurements } from '@/lib/content/read-measurements';
import type { SearchMeasurements } from '@/lib/model/measurements';
import type { SearchMeasurements as MeasuredSearch } from '@/scripts/bench/render-tables';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'errsec-measurements-'));
  mkdirSync(path.join(root, 'content', 'measurements'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(path.join(root, 'content', 'measurements', name), text);

/** What the command measures, with the type of the command. */
const measured: MeasuredSearch = {
  machine: '2 cores, Node 20.20.2',
  date: '2026-11-24',
  results: [
    {
      size: 'real',
      pages: 4926,
      figures: {
        errSec: {
          build: { seconds: 1.4, megabytes: 186 },
          size: { files: 1303, raw: 4_261_339, brotli: 1_629_506 },
          cold: { p50: 17_325, p95: 34_114, requests: 7 },
          warm: { p50: 0.5, p95: 5.1, p99: 12.6 },
          relevance: {
            sets: { typo: { mrr: 0.995, recall: 1 } },
            typed: { mrr: 0.977, recall: 1, allowed: 294, of: 294 },
            forms: { first: 94, of: 94 },
          },
        },
      },
      unmeasured: { Pagefind: 'its index does not fit in memory' },
    },
  ],
  growth: [
    {
      pages: 2000,
      headBytes: 4500,
      indexBytes: 900_000,
      cold: { p50: 17_000, p95: 30_000, requests: 7 },
      warm: { p50: 0.2, p95: 1 },
    },
  ] as unknown as MeasuredSearch['growth'],
};

test('nothing is known where nothing was measured', () => {
  expect(readMeasurements(root)).toEqual({});
  expect(readMeasurements(path.join(root, 'elsewhere'))).toEqual({});
});

test('figures of search come back as the command wrote them', () => {
  const figures = { ...measured, growth: [] };
  write('search.json', JSON.stringify(figures));
  const { search }: { search?: SearchMeasurements } = readMeasurements(root);
  expect(search).toEqual(figures);
});

test('a figure that is missing is named with its file and the command that writes it', () => {
  write('search.json', JSON.stringify(measured));
  expect(() => readMeasurements(root)).toThrow(
    /content\/measurements\/search\.json; .*npm run bench:search -- --publish/,
  );
  expect(() => readMeasurements(root)).toThrow(/growth\[0\]\.warm\.p99/);
});

test('text that is no JSON is named too', () => {
  write('browser.json', '{"measured": ');
  expect(() => readMeasurements(root)).toThrow(
    'Unexpected text in content/measurements/browser.json, expected JSON; write it anew with `npm run bench:browser -- --publish`',
  );
});
