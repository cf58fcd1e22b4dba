import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { parseMessages, withMessages } from '@/lib/errors/parse-messages';
import type { Code } from '@/lib/model/code';

function code(symbol: string, aliases: string[] = []): Code {
  return {
    domain: 'NSOSStatusErrorDomain',
    code: -25300,
    hex: '0xffff9d2c',
    symbol,
    aliases,
    header: '',
    availability: '',
    deprecated: '',
    note: '',
    source: ['SecBase.h'],
    family: 'keychain',
  };
}

const codes = [code('errSecItemNotFound', ['errKCItemNotFound']), code('errKCItemNotFound', ['errSecItemNotFound'])];
const header = 'symbol\tmessage\tsource';
const row = 'errSecItemNotFound\tThe specified item could not be found in the keychain.\tSecBase.h';

function parse(...lines: string[]) {
  const file = new VFile({ path: 'messages.tsv', value: `${[header, ...lines].join('\n')}\n` });
  const messages = parseMessages(file, codes);
  return { messages, problems: file.messages.map(String) };
}

test('a message belongs to the code that has its symbol, not to one that has it as another name', () => {
  const { messages, problems } = parse(row);
  expect(problems).toEqual([]);
  const text = 'The specified item could not be found in the keychain.';
  expect(withMessages(codes, messages).map(({ message }) => message)).toEqual([
    { text, source: ['SecBase.h'] },
    undefined,
  ]);
  const [, other] = codes;
  expect(withMessages(other ? [other] : [], messages)[0]?.message?.text).toBe(text);
});

test.each([
  ['a symbol of no table', row.replace('errSecItem', 'errSecThing'), /^messages\.tsv:2:1: .*`errSecThingNotFound`/],
  ['a message that is none', 'errSecItemNotFound\tNo.\tSecBase.h', /^messages\.tsv:2:20: .*`message`/],
  ['a message without a source', 'errSecItemNotFound\tThe item is missing.\t', /^messages\.tsv:2:41: .*`source`/],
  ['a row with fewer cells', 'errSecItemNotFound\tThe item is missing.', /^messages\.tsv:2/],
])('%s is reported with its place and left out', (_, line, problem) => {
  const { messages, problems } = parse(line);
  expect(messages).toEqual([]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(problem);
});

test('a second message for a symbol is reported with the line of the first, which stays', () => {
  const { messages, problems } = parse(row, row.replace('could not be', 'was not'));
  expect(messages.map(({ message }) => message)).toEqual(['The specified item could not be found in the keychain.']);
  expect(problems).toEqual([expect.stringMatching(/^messages\.tsv:3:1: .*in line 2/)]);
});
