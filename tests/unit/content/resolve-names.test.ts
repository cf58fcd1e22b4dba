import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { namesOf } from '@/lib/content/resolve-names';
import { openCodeTable } from '@/lib/errors/open-code-table';
import { codeKey } from '@/lib/model/library';
import { validLibrary } from './valid-library';

const library = await validLibrary();
const names = namesOf(openCodeTable({ codes: library.codes }), library.identifiers);

function resolve(ref: string) {
  const file = new VFile({ path: 'content/entries/example.md' });
  const code = names.code(file, ref, { line: 2 });
  return { key: code && codeKey(code), problems: file.messages.map(({ ruleId }) => ruleId) };
}

test.each([
  ['errSecParam', 'NSOSStatusErrorDomain -50 errSecParam'],
  ['paramErr', 'NSOSStatusErrorDomain -50 errSecParam'],
  ['NSOSStatusErrorDomain -50', 'NSOSStatusErrorDomain -50 errSecParam'],
  ['PAM 9', 'PAM 9 PAM_AUTH_ERR'],
  ['stapler exit status 65', 'stapler exit status 65 EX_DATAERR'],
  ['sysexits EX_DATAERR', 'sysexits 65 EX_DATAERR'],
])('%j in front matter is %j', (ref, key) => {
  expect(resolve(ref)).toEqual({ key, problems: [] });
});

test.each(['errsecparam', 'errSecParams', '-50', 'PAM', 'PAM -9', 'constructor', 'NSOSStatusErrorDomain'])(
  '%j in front matter is unknown',
  (ref) => {
    expect(resolve(ref)).toEqual({ key: undefined, problems: ['unknown-code'] });
  },
);

test('a symbol of several domains is ambiguous', () => {
  expect(resolve('EX_DATAERR').problems).toEqual(['ambiguous-code']);
});

test('nothing is unknown while a table can not be read', () => {
  const incomplete = namesOf(openCodeTable({ codes: library.codes }), library.identifiers, false);
  const file = new VFile({ path: 'content/entries/example.md' });
  incomplete.code(file, 'errSecParams', { line: 2 });
  incomplete.checkIdentifier(file, 'keychain-access-group', { line: 3 });
  expect(file.messages).toEqual([]);
});

test.each([
  ['errSecParam', '/errors/-50/#errSecParam'],
  ['paramErr', '/errors/-50/#errSecParam'],
  ['-25300', '/errors/-25300/'],
  ['-34018', '/errors/-34018/'],
  ['keychain-access-groups', '/reference/entitlements/#keychain-access-groups'],
])('`%s` in a text leads to %s', (text, href) => {
  expect(names.mention(text)?.href).toBe(href);
});

test.each(['errsecparam', '9', '65', '-1', '-50', '-99999', 'PAM', 'keychain', '', 'toString', 'hasOwnProperty'])(
  '`%s` in a text is left alone',
  (text) => {
    expect(names.mention(text)).toBeUndefined();
  },
);
