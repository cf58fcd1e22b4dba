import { expect, test } from 'vitest';
import { absoluteMarkdown, ticketText } from '@/lib/publish/ticket';

const number = `# -50

Other forms: 0xffffffce, 4294967246

Address: /errors/-50/

## errSecParam

A key or value in the call is not allowed. (likeliest without more context: Keychain and certificates)

- Domain: \`NSOSStatusErrorDomain\`
- Status of the text below: source-code, reviewed 2026-11-24

### Causes

- A key is wrong. ([source-code](https://github.com/apple-oss-distributions/Security))

### Check

Read the log of \`secd\` beside it:

\`\`\`sh
log stream --predicate 'process == "secd"'
# errors only
\`\`\`

## paramErr

- Domain: \`NSOSStatusErrorDomain\`
`;

const entry = `# Keychain call fails with errSecMissingEntitlement (-34018)

Status: confirmed · Reviewed: 2026-11-24 · Platforms: ios, macos (all)

Address: /entries/keychain-missing-entitlement-34018/

## Short answer

The **signed** app lacks the group, see [TN3137](https://developer.apple.com/x). ([confirmed](https://a.example), [reported](https://b.example))

More.

## Check

1. Print what is signed:

   \`\`\`sh
   codesign -d --entitlements - MyApp.app
   \`\`\`

2. Look for the group.
`;

test('a number gives number, symbol, meaning, the command to run, status and link', () => {
  expect(ticketText(number, 'https://errsec.example/errors/-50/')).toBe(
    [
      '-50 errSecParam',
      'A key or value in the call is not allowed.',
      `Check: log stream --predicate 'process == "secd"'`,
      '# errors only',
      'Status: source-code, reviewed 2026-11-24',
      'https://errsec.example/errors/-50/#errSecParam',
    ].join('\n'),
  );
});

test('a line of a command that begins with # is no heading', () => {
  expect(ticketText(number, 'https://errsec.example/errors/-50/')).toContain('# errors only');
});

test('the meaning that the reader is at is taken instead of the first', () => {
  expect(ticketText(number, 'https://errsec.example/errors/-50/#paramErr')).toBe(
    '-50 paramErr\nhttps://errsec.example/errors/-50/#paramErr',
  );
  expect(ticketText(number, 'https://errsec.example/errors/-50/#errSecParam.check')).toMatch(/^-50 errSecParam/);
  expect(ticketText(number, 'https://errsec.example/errors/-50/#neighbours')).toMatch(/^-50 errSecParam/);
});

test('an entry gives its question, the first paragraph of its answer without markup, and the first command', () => {
  expect(ticketText(entry, 'https://errsec.example/entries/keychain-missing-entitlement-34018/#check')).toBe(
    [
      'Keychain call fails with errSecMissingEntitlement (-34018)',
      'The signed app lacks the group, see TN3137.',
      'Check: codesign -d --entitlements - MyApp.app',
      'Status: confirmed, reviewed 2026-11-24',
      'https://errsec.example/entries/keychain-missing-entitlement-34018/#check',
    ].join('\n'),
  );
});

test('where nothing is to be run, the first thing to look at stands in its place', () => {
  const text = entry.replace(/1\. Print[\s\S]*?```\n\n/, '1. Open `Signing & Capabilities`.\n');
  expect(ticketText(text.replace(/ {3}```sh[\s\S]*?```/, ''), 'https://errsec.example/x/')).toContain(
    'Check: Open Signing & Capabilities.',
  );
});

test('copied Markdown has whole addresses', () => {
  expect(
    absoluteMarkdown('Address: /errors/-50/\n\n[-50](/errors/-50/) [a](https://b.example)', 'https://errsec.example'),
  ).toBe(
    'Address: https://errsec.example/errors/-50/\n\n[-50](https://errsec.example/errors/-50/) [a](https://b.example)',
  );
});
