import { expect, test } from 'vitest';
import { checkCode, fencesOf } from '@/lib/content/check-code';
import { contentFile } from '@/lib/content/content-file';
import { formatMessages } from '@/lib/content/format-messages';
import { xmlProblem } from '@/lib/content/xml-problem';

function messagesOf(text: string): string {
  const file = contentFile('content/entries/a.md', new TextEncoder().encode(text));
  checkCode([file]);
  return formatMessages([file.vfile]).text;
}

test('JSON may be one value or one on each line', () => {
  expect(messagesOf('```json\n{\n  "alg": "ES256"\n}\n```\n')).toBe('');
  expect(messagesOf('```json\n{"alg":"ES256"}\n{"iss":"TEAMID1234"}\n```\n')).toBe('');
});

test('JSON that nothing reads is told with its line', () => {
  expect(messagesOf('Text.\n\n1. Step\n\n   ```json\n   {"alg":"ES256"}\n   {iss: 1}\n   ```\n')).toBe(
    "content/entries/a.md:7:1: error Unexpected json that can't be read, `{iss: 1}`; expected code that can be copied and used (code-syntax)",
  );
});

test('a piece of a property list needs no root, but its keys need values', () => {
  expect(
    xmlProblem('<key>keychain-access-groups</key>\n<array>\n  <string>$(Prefix)a</string>\n</array>', true),
  ).toBeUndefined();
  expect(xmlProblem('<dict>\n<key>a</key>\n<key>b</key>\n<true/>\n</dict>', true)).toEqual({
    line: 5,
    reason: '`<key>` as item 2 of a dictionary, where keys and values alternate',
  });
  expect(xmlProblem('<dict><key>a</key></dict>', true)?.reason).toBe('a last key without a value');
  expect(xmlProblem('<boolean/>', true)?.reason).toContain('which no property list has');
});

test('XML must be closed in order, and its marks must mean something', () => {
  expect(xmlProblem('<?xml version="1.0"?>\n<!DOCTYPE plist>\n<a b="1"><!-- < --><c/></a>')).toBeUndefined();
  expect(xmlProblem('<a>\n<b></a></b>')).toEqual({ line: 2, reason: '`</a>` where `b` is open' });
  expect(xmlProblem('<a>')?.reason).toBe('end without `</a>`');
  expect(xmlProblem('<a>x & y</a>')?.reason).toBe('`&` that begins nothing');
  expect(xmlProblem('<a b=1></a>')?.reason).toBe('`<` that begins nothing');
});

test('fences are found within steps', () => {
  expect(fencesOf('1. Look\n\n   ```sh\n   codesign -d .\n   ```\n')).toEqual([
    { language: 'sh', code: 'codesign -d .', line: 4 },
  ]);
});
