import { expect, test } from 'vitest';
import { longestRoute } from '@/lib/content/check-paths';
import { contentFile } from '@/lib/content/content-file';
import { formatMessages } from '@/lib/content/format-messages';
import { parsePath } from '@/lib/content/parse-paths';

const head = `title: A keychain call fails only here
summary: Find which of the usual differences it is.
topics: [keychain]
reviewed: 2026-11-24
start: signed
steps:
`;

function step(id: string, yes: string, no: string): string {
  return `  - id: ${id}
    question: Is the program signed with a group?
    why: The groups come from the signature. ([documented](https://developer.apple.com/documentation/security))
    yes: ${yes}
    no: ${no}
`;
}

const end = '{ code: errSecMissingEntitlement, means: The signature has no group. }';

function parse(text: string) {
  const file = contentFile('content/paths/keychain.yml', new TextEncoder().encode(text));
  const path = parsePath(file);
  return { path, messages: formatMessages([file.vfile]).text.split('\n').filter(Boolean) };
}

test('a path whose answers all end has nothing to report, and knows its longest route', () => {
  const { path, messages } = parse(head + step('signed', '{ step: profile }', end) + step('profile', end, end));
  expect(messages).toEqual([]);
  expect(path && longestRoute(path.data)).toBe(2);
});

test('steps that two answers lead to are no loop', () => {
  const steps = [
    step('signed', '{ step: profile }', '{ step: group }'),
    step('profile', '{ step: group }', end),
    step('group', end, end),
  ];
  const { path, messages } = parse(head + steps.join(''));
  expect(messages).toEqual([]);
  expect(path && longestRoute(path.data)).toBe(3);
});

test('an answer that leads to no step is a dead end, reported where it stands', () => {
  const { messages } = parse(
    head + step('signed', '{ step: profil }', '{ step: profile }') + step('profile', end, end),
  );
  expect(messages).toEqual([
    'content/paths/keychain.yml:10:5: error Unexpected dead end: answer `Yes` of step `signed` leads to `profil`, expected an entry, topic or code, or one of the steps `signed`, `profile` (path-dead-end)',
  ]);
});

test('an answer that leads nowhere is a dead end', () => {
  const { messages } = parse(head + step('signed', end, '{ step: profile }') + step('profile', end, '{}'));
  expect(messages).toEqual([
    'content/paths/keychain.yml:16:5: error Unexpected dead end: answer `No` of step `profile` leads to nothing, expected an entry, topic or code, or one of the steps `signed`, `profile` (path-dead-end)',
  ]);
});

test('an answer that leads back is a loop, with the way it goes', () => {
  const steps = step('signed', '{ step: profile }', end) + step('profile', '{ step: signed }', end);
  const { path, messages } = parse(head + steps);
  expect(messages).toEqual([
    'content/paths/keychain.yml:15:5: error Unexpected loop: answer `Yes` leads back, signed → profile → signed; expected every answer to lead on (path-loop)',
  ]);
  expect(path && longestRoute(path.data)).toBe(0);
});

test('a step that leads to itself is a loop', () => {
  const { messages } = parse(
    head + step('signed', '{ step: signed }', '{ step: profile }') + step('profile', end, end),
  );
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatch(/signed → signed.*\(path-loop\)$/);
});

test('a step that nothing leads to is reported', () => {
  const { messages } = parse(head + step('signed', end, end) + step('profile', end, end));
  expect(messages).toEqual([
    'content/paths/keychain.yml:12:5: error Unexpected step `profile` that no answer leads to from `signed`, expected one that does (path-unreachable)',
  ]);
});

test('a start that is no step is reported', () => {
  const { messages } = parse(head + step('group', '{ step: profile }', end) + step('profile', end, end));
  expect(messages).toEqual([
    'content/paths/keychain.yml:5:1: error Unexpected start `signed`, expected one of the steps `group`, `profile` (path-start)',
  ]);
});

test('a step needs at least two answers', () => {
  const only = step('profile', end, end).replace(/ {4}no: .*\n/, '');
  const { messages } = parse(head + step('signed', end, '{ step: profile }') + only);
  expect(messages).toEqual([
    'content/paths/keychain.yml:12:5: error Unexpected step `profile` with 1 answers, expected `yes` and `no` or two to four `answers` (path-answers)',
  ]);
});

test('a second step with the same id is reported with the place of the first', () => {
  const { messages } = parse(head + step('signed', end, end) + step('signed', end, end));
  expect(messages).toEqual([
    'content/paths/keychain.yml:12:5: error Unexpected second row `signed`, expected it once; the first is in line 7 (duplicate-row)',
  ]);
});

test.each([
  ['an unknown key', 'start: signed', 'begin: signed', 'front-matter-key'],
  [
    'two targets',
    end,
    '{ entry: which-mac-keychain, code: errSecParam, means: It is the other one. }',
    'front-matter-value',
  ],
  ['an end that says nothing', end, '{ code: errSecParam }', 'front-matter-value'],
  ['an anchor beside a step', '{ step: profile }', '{ step: profile, anchor: steps }', 'front-matter-value'],
  ['a question without its mark', 'with a group?', 'with a group', 'front-matter-value'],
])('%s is refused', (_, from, to, rule) => {
  const text = head + step('signed', '{ step: profile }', end) + step('profile', end, end);
  const { path, messages } = parse(text.replace(from, to));
  expect(path).toBeUndefined();
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.some((message) => message.endsWith(`(${rule})`))).toBe(true);
});
