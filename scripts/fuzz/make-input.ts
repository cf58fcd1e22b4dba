import { createRandom, type Random } from '../bench/random';

/** What has broken readers of text before, whatever they read. */
const spices: readonly string[] = [
  ...[
    '\u0000',
    '\u001b[31m',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200d',
    '\u202e',
    '\u2066',
    '\u2028',
    '\ufeff',
    '\ud800',
    '\udfff',
    '\ufffd',
  ],
  ...[
    '\r',
    '\r\n',
    '\t',
    '\n\n',
    '\u0301'.repeat(30),
    'İ',
    'ſ',
    'ﬁ',
    'K',
    'еrrSecParam',
    '−25300',
    '–50',
    '２５３００',
    '٣٤',
    '👩‍👩‍👧',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '__defineGetter__',
    'valueOf',
    'undefined',
    'NaN',
  ],
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=1>',
    '"><a href="javascript:x">',
    '</style>',
    '<!--',
    ']]>',
  ],
  ...[
    '[a](javascript:x)',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '![x](figure:../a)',
    '[a]: <javascript:x>',
    '<javascript:x>',
    '[a](//evil)',
  ],
  ...[
    '[a](https://a.example/?"onmouseover=x)',
    '{#__proto__}',
    '{#a}',
    '([open](https://a.example))',
    '[^a]',
    '[^a]: b',
    '| a |\n|-|\n',
  ],
  ...['../', '..\\', '/etc/passwd', 'C:\\', 'con', 'aux.md', '%2e%2e%2f', '%00', '%ff', '..%5c', '//', '?#', '\\\\?\\'],
  ...[
    'Error Domain=NSOSStatusErrorDomain Code=-34018',
    'UserInfo={NSUnderlyingError=0x1 {',
    'Code=',
    'Domain=',
    '0x',
    '0xFFFFFFFF',
    '-0',
    '1e308',
  ],
  ...[
    '99999999999999999999999',
    '-2147483649',
    '4294967296',
    "'what'",
    'errSec',
    'kSecAttr',
    'com.apple.',
    'com.apple.security.application-groups',
  ],
  ...[
    '&a [',
    '*a',
    '!!binary x',
    '<<: *a',
    '? ',
    '- - - ',
    '|+9\n',
    '"\\x',
    '%YAML 1.1\n---\n',
    '---\n',
    '...\n',
    '{a: {',
    '[[[[',
  ],
  ...[
    '> > ',
    '- - ',
    '1. 1. ',
    '```',
    '~~~',
    '***',
    '_ _',
    '`` ` ``',
    '\\',
    '&#0;',
    '&#x110000;',
    '&lt;',
    '&AMP',
    'http://',
    'www.',
    'a@b.c',
  ],
  ...[
    'Posts under Security tag',
    '0',
    '12',
    '3.6k',
    'Jul ’25',
    'Reply to ',
    'Topic:',
    'Accepted Answer',
    'Answered by x in 1',
    'Share and Enjoy',
  ],
  ...[
    'Links of this page, each with its line, its words and its address:',
    '1\ta\thttps://a.example',
    'RSS for tag',
    '—',
    'FB12345678',
    'Hi,',
  ],
];

const twins: readonly [string, string][] = [
  ['a', 'а'],
  ['e', 'е'],
  ['o', 'ο'],
  ['S', 'Ѕ'],
  ['-', '‐'],
  ['0', '０'],
  [' ', '\u2009'],
  ["'", '’'],
];

/** Characters; what makes a run of one piece longer than a person would. */
const longest = 30_000;

/**
 * Make one input from real ones: pieces of them, joined, repeated, cut, nested, with look-alikes and with what has broken
 * readers before. The same seed and index give the same input on every machine.
 */
export function makeInput(corpus: readonly string[], seed: number, index: number): string {
  const random = createRandom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  let text = random.below(12) === 0 ? '' : pieceOf(random, corpus);
  for (let step = random.below(6); step >= 0; step -= 1) text = change(random, text, corpus);
  return text.slice(0, longest);
}

function pieceOf(random: Random, corpus: readonly string[]): string {
  const whole = random.pick(corpus);
  if (random.below(3) === 0) return whole.slice(0, longest);
  const start = random.below(whole.length + 1);
  return whole.slice(start, start + 1 + random.below(random.below(4) === 0 ? 4000 : 200));
}

function change(random: Random, text: string, corpus: readonly string[]): string {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + random.below(60));
  const put = (piece: string, end = at) => text.slice(0, at) + piece + text.slice(end);
  const changes: (() => string)[] = [
    () => put(random.pick(spices)),
    () => put(random.pick(spices), to),
    () => put(pieceOf(random, corpus)),
    () => put(pieceOf(random, corpus), to),
    () => put(''),
    () => text.slice(0, at),
    () => put(random.pick(spices).repeat(1 + random.below(random.below(5) === 0 ? 3000 : 20))),
    () => put(text.slice(at, to).repeat(1 + random.below(random.below(5) === 0 ? 500 : 8)), to),
    () => put('\n'.repeat(1 + random.below(4))),
    () => text.replaceAll('\n', random.pick([' ', '\r\n', '\n\n', '\n> ', '\n- ', '\n    '])),
    () => twins.reduce((all, [from, twin]) => (random.below(2) === 0 ? all.replace(from, twin) : all), text),
    () => nest(random, text.slice(0, 2000)),
    () => put(String.fromCharCode(random.below(0x10000))),
    () => put(`${random.below(2) ? '-' : ''}${'0123456789abcdef'.slice(random.below(10))}`.repeat(1 + random.below(6))),
    () =>
      put(
        `Error Domain=${random.pick(spices)} Code=${random.below(100000)} "a" UserInfo={`.repeat(1 + random.below(40)),
      ),
    () => shuffleLines(random, text),
  ];
  return random.pick(changes)();
}

function nest(random: Random, text: string): string {
  const [open, close] = random.pick<readonly [string, string]>([
    ['[', ']'],
    ['(', ')'],
    ['{', '}'],
    ['> ', ''],
    ['- ', ''],
    ['<div>', '</div>'],
    ['**', '**'],
    ['[', '](https://a.example)'],
    ['"', '"'],
    ['“', '”'],
  ]);
  const depth = 1 + random.below(random.below(4) === 0 ? 2000 : 12);
  return open.repeat(depth) + text + close.repeat(random.below(2) === 0 ? depth : random.below(depth));
}

function shuffleLines(random: Random, text: string): string {
  const lines = text.split('\n');
  const from = random.below(lines.length);
  const [line = ''] = lines.splice(from, 1);
  lines.splice(random.below(lines.length + 1), 0, line);
  return lines.join('\n');
}
