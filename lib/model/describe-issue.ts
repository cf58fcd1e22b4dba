import type { z } from 'zod';

/** What YAML calls a value, in words a writer uses. */
const nouns: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  undefined: 'nothing',
  null: 'nothing',
};

/** Say in half a sentence what a schema expected: `expected at least 10 characters`. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('expected ')) return issue.message;
  if (issue.code === 'invalid_type') return describeType(issue);
  if (issue.code === 'invalid_value') return `expected ${oneOf(issue.values.map(String))}`;
  if (issue.code === 'too_small') return `expected at least ${amount(issue.minimum, issue.origin)}`;
  if (issue.code === 'too_big') return `expected at most ${amount(issue.maximum, issue.origin)}`;
  if (issue.code === 'invalid_format') return describeFormat(issue);
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}

/** `one of` names in backticks, or the only one. */
export function oneOf(names: readonly string[]): string {
  const list = names.map((name) => `\`${name}\``).join(', ');
  return names.length > 1 ? `one of ${list}` : list;
}

function describeType(issue: z.core.$ZodIssueInvalidType): string {
  const found = /received (\w+)/.exec(issue.message)?.[1] ?? 'undefined';
  const quotes = issue.expected === 'string' && found !== 'undefined' && found !== 'null' && found !== 'array';
  const advice = quotes ? '; put it in quotes' : '';
  return `expected ${nouns[issue.expected] ?? issue.expected}, found ${nouns[found] ?? found}${advice}`;
}

function amount(limit: number | bigint, origin: string): string {
  if (origin === 'string') return `${limit} characters`;
  if (origin === 'array') return limit === 1 ? 'one item' : `${limit} items`;
  return String(limit);
}

function describeFormat(issue: z.core.$ZodIssueInvalidStringFormat): string {
  if (issue.format === 'date') return 'expected a date such as `2026-11-24`';
  if (issue.format === 'url') return 'expected an address that begins with `https:`';
  return `expected text that matches \`${issue.pattern ?? issue.format}\``;
}
