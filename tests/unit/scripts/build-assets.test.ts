import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '@/lib/serve/list-files';
import { buildAssets } from '@/scripts/build-assets';

let root: string;

/** A project of its own, whose scripts can be changed. */
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'errsec-assets-'));
  cpSync('app', path.join(root, 'app'), { recursive: true });
  for (const name of ['lib', 'node_modules', 'tsconfig.json']) symlinkSync(path.resolve(name), path.join(root, name));
  mkdirSync(path.join(root, '.generated'));
});

afterAll(() => rmSync(root, { recursive: true }));

/** What the build wrote for an index and tables with these hashes, by name. */
async function build(index: string, tables: string): Promise<Map<string, string>> {
  await buildAssets(root, { searchManifest: `/search-index/head-${index}.json`, tables: `/tables/${tables}/` });
  const names = await listFiles(path.join(root, 'public'));
  const files = names.map((name): [string, string] => [name, readFileSync(path.join(root, 'public', name), 'latin1')]);
  return new Map([...files, ['assets.json', readFileSync(path.join(root, '.generated', 'assets.json'), 'utf8')]]);
}

function edit(file: string, words: string, others: string): void {
  const source = readFileSync(path.join(root, 'app', '_islands', file), 'utf8');
  expect(source).toContain(words);
  writeFileSync(path.join(root, 'app', '_islands', file), source.replace(words, others));
}

const addressesOf = (files: Map<string, string>) => [...files.keys()].filter((name) => name.startsWith('data/'));

test('another index and other tables change one small file, and neither a script nor what pages say of scripts', async () => {
  const first = await build('81389b25', '75ae79965569');
  const second = await build('0f0f0f0f', '0f0f0f0f0f0f');
  expect([...second.keys()]).toEqual([...first.keys()]);
  const changed = [...second.keys()].filter((name) => first.get(name) !== second.get(name));
  expect(changed).toEqual(addressesOf(first));
  expect(changed).toEqual([expect.stringMatching(/^data\/[0-9a-f]{12}\.json$/)]);
  expect(second.get(changed[0] ?? '')).toBe(
    '{"searchManifest":"/search-index/head-0f0f0f0f.json","tables":"/tables/0f0f0f0f0f0f/"}\n',
  );
});

test('the islands that read index or tables know that file, and no script knows more', async () => {
  const files = await build('81389b25', '75ae79965569');
  const [file] = addressesOf(files);
  const scripts = [...files].filter(([name]) => name.endsWith('.js'));
  const knowing = scripts.filter(([, text]) => text.includes(`"/${file}"`)).map(([name]) => name.split(/[/.]/)[1]);
  expect(knowing.sort()).toEqual(['decoder', 'resolve', 'search-box', 'search-page']);
  for (const [name, text] of scripts) {
    expect(text, name).not.toMatch(/81389b25|75ae79965569/);
    expect(text.match(/\/data\/[0-9a-f]+/g) ?? [], name).toEqual(
      knowing.includes(name.split(/[/.]/)[1]) ? [`/${file?.replace('.json', '')}`] : [],
    );
  }
});

test('scripts that read in another way have a file of their own, all others share it', async () => {
  const before = addressesOf(await build('81389b25', '75ae79965569'));
  edit('help.tsx', 'Shortcuts', 'Keys');
  expect(addressesOf(await build('81389b25', '75ae79965569'))).toEqual(before);
  edit('decode-worker.ts', 'decode.json', 'decoder.json');
  const second = addressesOf(await build('81389b25', '75ae79965569'));
  expect(second).not.toEqual(before);
  edit('search-worker.ts', 'Search again, or', 'Ask again, or');
  const third = addressesOf(await build('81389b25', '75ae79965569'));
  expect(third).not.toEqual(second);
  edit('suggestions.tsx', "'suggestions'", "'wanted'");
  expect(addressesOf(await build('81389b25', '75ae79965569'))).not.toEqual(third);
});
