import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { readContent } from '@/lib/content/read-content';
import { buildSearch } from '@/scripts/build-search';

let folder: string;
const client = new Client({ name: 'test', version: '1.0.0' });

/** The real content, of which the keychain's part is indexed: enough to answer, and quick to build. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'errsec-mcp-'));
  const { library } = await buildLibrary(await readContent(process.cwd()), '2100-01-01');
  const topic = library.topics.find(({ slug }) => slug === 'keychain');
  library.topics = library.topics.filter((one) => one === topic);
  library.entries = library.entries.filter(({ slug }) => topic?.entries.includes(slug));
  library.codes = library.codes.filter(({ family }) => ['keychain', 'pam', 'errno'].includes(family));
  await mkdir(path.join(folder, '.generated'));
  await mkdir(path.join(folder, 'public'));
  await writeFile(path.join(folder, '.generated', 'library.json'), JSON.stringify(library));
  await buildSearch({ library, outDir: path.join(folder, 'public', 'search-index') });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [path.join('node_modules', 'tsx', 'dist', 'cli.mjs'), path.join('scripts', 'mcp.ts'), folder],
      env: { ...(process.env as Record<string, string>), ERRSEC_ORIGIN: 'https://errsec.example' },
    }),
  );
});

afterAll(async () => {
  await client.close();
  await rm(folder, { recursive: true, force: true });
});

async function call(
  name: string,
  args: Record<string, unknown>,
): Promise<{ text: string; known: boolean | undefined }> {
  const result = await client.callTool({ name, arguments: args });
  const [part] = result.content as { text: string }[];
  const structured = result.structuredContent as { known: boolean } | undefined;
  return { text: part?.text ?? '', known: structured?.known };
}

test('an assistant finds six tools that only read', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual([
    'decode_log',
    'look_up_name',
    'look_up_number',
    'read_entry',
    'read_topic',
    'search',
  ]);
  for (const tool of tools) expect(tool.annotations?.readOnlyHint, tool.name).toBe(true);
  expect(client.getInstructions()).toContain('Not known');
});

test.each(['-34018', '0xFFFF7B1E', '4294933278', 'errSecMissingEntitlement'])(
  'the number -34018 is explained with status, date, source and address when asked as %s',
  async (number) => {
    const { text, known } = await call('look_up_number', { number });
    expect(known).toBe(true);
    expect(text).toContain('## errSecMissingEntitlement');
    expect(text).toMatch(/- Status: \S+, reviewed \d{4}-\d\d-\d\d/);
    expect(text).toMatch(/- Source of the value: https:/);
    expect(text).toContain('https://errsec.example/errors/-34018/#errSecMissingEntitlement');
    expect(text).toContain('### Check');
  },
);

test('words beside a number decide which meaning comes first', async () => {
  const alone = await call('look_up_number', { number: '9' });
  const besidePam = await call('look_up_number', { number: '9', context: 'pam_authenticate' });
  const firstMeaning = (text: string) => /^## (\S+)/m.exec(text)?.[1];
  expect(firstMeaning(besidePam.text)).toBe('PAM_AUTH_ERR');
  expect(besidePam.text).toContain('because the text names pam_authenticate');
  expect(alone.text).not.toContain('because the text names');
});

test('a number that no table has is not known, and nothing is made up', async () => {
  const { text, known } = await call('look_up_number', { number: '-34011' });
  expect(known).toBe(false);
  expect(text).toMatch(/^Not known: no table has -34011/);
  expect(text).toContain('does not mean that it does not exist');
});

test('a log is decoded, innermost error and missing entitlement included', async () => {
  const log =
    'Error Domain=NSOSStatusErrorDomain Code=-34018 "Client has neither com.apple.application-identifier nor application-identifier nor keychain-access-groups entitlements"';
  const { text, known } = await call('decode_log', { log });
  expect(known).toBe(true);
  expect(text).toContain('errSecMissingEntitlement');
  expect(text).toContain('https://errsec.example/errors/-34018/');
});

test('a log without anything known says so', async () => {
  const { text, known } = await call('decode_log', { log: 'good morning' });
  expect(known).toBe(false);
  expect(text).toMatch(/^Not known/);
});

test('search gives addresses with status and date', async () => {
  const { text } = await call('search', { query: 'item survives app deletion', kind: ['entry'], limit: 3 });
  expect(text).toContain('https://errsec.example/entries/keychain-items-survive-app-deletion/');
  expect(text).toMatch(/\(entry, [a-z-]+, reviewed \d{4}-\d\d-\d\d\)/);
});

test('a search without result is not known', async () => {
  const { text, known } = await call('search', { query: 'qqqqzzzz' });
  expect(known).toBe(false);
  expect(text).toMatch(/^Not known: nothing found/);
});

test.each([
  'keychain-missing-entitlement-34018',
  'https://errsec.example/entries/keychain-missing-entitlement-34018/#why',
])('an entry is read by slug or address: %s', async (entry) => {
  const { text, known } = await call('read_entry', { entry });
  expect(known).toBe(true);
  expect(text).toMatch(/^# .*-34018/);
  expect(text).toMatch(/Status: \S+ · Reviewed: \d{4}/);
  expect(text).toContain('Address: https://errsec.example/entries/keychain-missing-entitlement-34018/');
});

test('an entry that does not exist is not known, and near ones are named as something else', async () => {
  const { text, known } = await call('read_entry', { entry: 'keychain-item-not-found' });
  expect(known).toBe(false);
  expect(text).toContain('Not known: no entry `keychain-item-not-found`');
  expect(text).toContain('something else');
});

test('a topic is read, and an unknown one answered with those there are', async () => {
  expect((await call('read_topic', { topic: 'keychain' })).text).toMatch(/^# Keychain/);
  const { text, known } = await call('read_topic', { topic: 'bluetooth' });
  expect(known).toBe(false);
  expect(text).toContain('`keychain`');
});

test('an entitlement is looked up by its name in any case, with what the table covers and its source', async () => {
  const { text, known } = await call('look_up_name', { name: 'Keychain-Access-Groups' });
  expect(known).toBe(true);
  expect(text).toContain('# keychain-access-groups');
  expect(text).toMatch(/- Table: Entitlements \(.+\)/);
  expect(text).toMatch(/- Source: \S+/);
});

test('a name with one wrong letter is not taken for another', async () => {
  const { text, known } = await call('look_up_name', { name: 'keychain-acces-groups' });
  expect(known).toBe(false);
  expect(text).toMatch(/^Not known/);
});

test('arguments of the wrong form are refused', async () => {
  const result = await client.callTool({ name: 'search', arguments: { query: '' } });
  expect(result.isError).toBe(true);
});
