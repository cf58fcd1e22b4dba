import { type AddSpan, contextTable, plainSpan, type Search, sentence } from './code-span';
import type { Span, SpanKind } from './decoding';
import { matches, patterns } from './patterns';

/** What an authorization plug-in logs: keys of hints and context, the flags of values, mechanisms. */
export function findContext(search: Search, add: AddSpan): void {
  findMechanisms(search, add);
  if (!search.fromPlugin) return;
  findContextFlags(search, add);
  findKeys(search, add);
}

function identifierSpan(search: Search, start: number, end: number, kind: SpanKind, table: string, name: string) {
  const identifier = search.tables.identifier(table, name);
  if (!identifier) return undefined;
  return plainSpan(start, end, kind, name, sentence(identifier.meaning), identifier.href, [`${table}/${name}`]);
}

const contextBits = [
  ['X', 'extractable', 'the client can read it'],
  ['V', 'volatile', 'it is not kept in the AuthorizationRef'],
  ['S', 'sticky', 'it survives a failed pass, so it may describe the attempt before'],
] as const;

/** A mechanism of someone's own plug-in; the table has one row for all of them. */
function findMechanisms({ text, tables }: Search, add: AddSpan): void {
  const identifier = tables.table('authorization-mechanisms').find(({ name }) => name.startsWith('<'));
  for (const match of matches(patterns.privileged, text)) {
    const [name] = match;
    const detail = 'A mechanism of an installed plug-in, run as root in authorizationhost.';
    add(plainSpan(match.index, match.index + name.length, 'mechanism', name, detail, identifier?.href), 1);
  }
}

/** The letters that say how a value is kept. */
function findContextFlags(search: Search, add: AddSpan): void {
  const { text, tables } = search;
  for (const match of matches(patterns.contextFlags, text)) {
    const letters = match[1] ?? '';
    const start = match.index + match[0].length - letters.length;
    const set = contextBits.filter(([letter]) => letters.includes(letter));
    const what = `${letters}: ${set.length === 0 ? 'no flag' : set.map(([, word]) => word).join(' and ')}`;
    const detail = sentence(set.map(([, word, meaning]) => `${word}: ${meaning}`).join('; '));
    const names = [letters, ...set.map(([letter]) => letter)];
    const identifier = names.flatMap((name) =>
      tables.table(contextTable).filter((one) => one.name.split(' ')[0] === name),
    )[0];
    const keys = identifier ? [`${contextTable}/${identifier.name}`] : [];
    add(plainSpan(start, start + letters.length, 'context-flags', what, detail, identifier?.href, keys));
  }
}

/** Keys at the start of a line, and the values that are numbers with a meaning of their own. */
function findKeys(search: Search, add: AddSpan): void {
  const { text } = search;
  for (const match of matches(patterns.contextLine, text)) {
    const name = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(name);
    // A plug-in also prints its own user: there `uid` is no context value, and the number is in quotes.
    if (name === 'uid' && text.startsWith(": '", start + name.length)) continue;
    add(identifierSpan(search, start, start + name.length, 'context-key', contextTable, name), 3);
    const value = readValue(text, start + name.length);
    if (!value) continue;
    if (name === 'reason') add(reasonSpan(search, value));
    if (name === 'tries') add(triesSpan(search, value));
  }
}

/** A whole number after a key and its colon. */
function readValue(text: string, from: number): { start: number; end: number; number: number } | undefined {
  const after = text.slice(from, from + 24);
  const match = /^["']?:[ \t]{1,4}(?:[X-][V-][S-] )?["']?(\d{1,9})\b/.exec(after);
  if (!match?.[1]) return undefined;
  const end = from + match[0].length;
  return { start: end - match[1].length, end, number: Number(match[1]) };
}

interface Value {
  start: number;
  end: number;
  number: number;
}

/** The names behind the hint `reason`, read from the words of its table: `21 wrong passphrase`. */
function reasonSpan({ tables }: Search, { start, end, number }: Value): Span | undefined {
  const identifier = tables.identifier(contextTable, 'reason');
  const meaning = reasons[number];
  if (!identifier || !meaning) return undefined;
  const detail =
    number === 0
      ? 'Rights that list mechanisms do not update it when one denies, so 0 does not mean that nothing failed.'
      : '';
  return plainSpan(start, end, 'context-key', `reason ${number}: ${meaning}`, detail, identifier.href, [
    `${contextTable}/reason`,
  ]);
}

const reasons: Record<number, string> = {
  0: 'none given',
  1: 'unknown',
  11: 'new database',
  12: 'passphrase is to be changed',
  21: 'wrong passphrase',
  31: 'passphrase empty',
  32: 'passphrase too simple',
  33: 'passphrase repeated',
  34: 'passphrase not acceptable',
  35: 'old passphrase wrong',
  41: 'user not in the group',
  42: 'user not acceptable',
  61: 'too many tries',
  62: 'no longer needed',
  63: 'keychain item not added',
  64: 'general error',
  101: 'interrupted because the world changed',
};

function triesSpan({ tables }: Search, { start, end, number }: Value): Span | undefined {
  const identifier = tables.identifier(contextTable, 'tries');
  return identifier
    ? plainSpan(start, end, 'context-key', `tries ${number}`, sentence(identifier.meaning), identifier.href)
    : undefined;
}
