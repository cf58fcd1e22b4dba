import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildLibrary } from '@/lib/content/build-library';
import { readContent } from '@/lib/content/read-content';
import type { Library } from '@/lib/model/library';
import type { EntryJson } from '@/lib/publish/entry-json';
import type { IndexJson } from '@/lib/publish/index-json';
import { type JsonKind, jsonKinds, jsonSchemaOf } from '@/lib/publish/json-schemas';
import type { NumberJson } from '@/lib/publish/number-json';
import { machineFiles } from '@/scripts/build-machine-files';

let library: Library;
let files: Map<string, string>;

beforeAll(async () => {
  ({ library } = await buildLibrary(await readContent(process.cwd()), '2100-01-01'));
  files = new Map(machineFiles(library, 'https://errsec.example'));
});

function parse<Value>(address: string): Value {
  const text = files.get(address);
  if (text === undefined) throw new Error(`No file ${address}`);
  return JSON.parse(text) as Value;
}

const folders: [string, JsonKind][] = [
  ['/api/v1/entries/', 'entry'],
  ['/api/v1/topics/', 'topic'],
  ['/api/v1/errors/', 'number'],
  ['/api/v1/identifiers/', 'identifiers'],
  ['/api/v1/index.json', 'index'],
  ['/api/v1/search.json', 'search'],
];

describe('/api/v1/', () => {
  test.each(folders)('every file at %s follows the schema of its kind', (folder, kind) => {
    const { schema } = jsonKinds[kind];
    const found = [...files].filter(([address]) => address.startsWith(folder));
    expect(found.length).toBeGreaterThan(0);
    for (const [address, text] of found) {
      const result = schema.safeParse(JSON.parse(text));
      expect(result.error?.issues ?? [], address).toEqual([]);
    }
  });

  test.each(folders)(
    'the published schema accepts the first file at %s and refuses an empty object',
    (folder, kind) => {
      const published = z.fromJSONSchema(parse<Parameters<typeof z.fromJSONSchema>[0]>(`/api/v1/${kind}.schema.json`));
      const [, text = ''] = [...files].find(([address]) => address.startsWith(folder)) ?? [];
      expect(published.safeParse(JSON.parse(text)).error?.issues ?? []).toEqual([]);
      expect(published.safeParse({}).success).toBe(false);
      expect(jsonSchemaOf(kind)['title']).toContain('version 1');
    },
  );

  test('the index lists every file, and no file is missing', () => {
    const index = parse<IndexJson>('/api/v1/index.json');
    const listed = [
      ...Object.values(index.schemas),
      ...[...index.entries, ...index.topics, ...index.identifiers].map(({ json }) => json),
      ...index.errors.numbers.map((number) => index.errors.json.replace('{number}', String(number))),
      index.search,
      '/api/v1/index.json',
    ];
    expect(new Set(listed)).toEqual(new Set([...files.keys()].filter((address) => address.startsWith('/api/'))));
    for (const { markdown } of [...index.entries, ...index.topics]) expect(files.has(markdown), markdown).toBe(true);
    expect(index.counts.entries).toBe(library.entries.length);
  });

  test('a number has its meanings with source, and the note with status and date', () => {
    const { forms, meanings } = parse<NumberJson>('/api/v1/errors/-34018.json');
    expect(forms).toMatchObject({ hex: '0xffff7b1e', unsigned: '4294933278' });
    expect(meanings[0]).toMatchObject({ symbol: 'errSecMissingEntitlement', anchor: 'errSecMissingEntitlement' });
    expect(meanings[0]?.note?.sections['Check']).toContain('codesign');
    expect(meanings[0]?.note?.reviewed).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(meanings[0]?.source.length).toBeGreaterThan(0);
  });

  test('an entry has its answer as Markdown and each fact with its evidence', () => {
    const entry = parse<EntryJson>('/api/v1/entries/keychain-missing-entitlement-34018.json');
    const why = entry.sections.find((section) => section.title === 'Why');
    expect(entry.sections.find((section) => section.anchor === 'short-answer')?.markdown).toBeTruthy();
    expect(why?.items.length).toBeGreaterThan(0);
    for (const item of why?.items ?? []) expect(item.evidence.length, item.anchor).toBeGreaterThan(0);
    expect(entry.codes.map(({ number }) => number)).toContain(-34018);
  });

  test('the text of forum posts is not passed on', () => {
    const post = library.posts[0];
    const sentence = post?.text.split('\n').find((line) => line.length > 80) ?? '';
    expect(sentence).not.toBe('');
    for (const [address, text] of files) {
      if (address.startsWith('/api/')) expect(text.includes(sentence), address).toBe(false);
    }
  });
});
