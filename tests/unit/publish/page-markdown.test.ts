import { expect, test } from 'vitest';
import { catalogOf } from '@/lib/content/catalog';
import { numberView } from '@/lib/content/number-view';
import type { SymptomPath } from '@/lib/model/path';
import { numberJson, numberJsonSchema } from '@/lib/publish/number-json';
import { entryMarkdown, numberMarkdown, pathMarkdown, topicMarkdown } from '@/lib/publish/page-markdown';
import { validLibrary } from '../content/valid-library';

const library = await validLibrary();
const catalog = catalogOf(library);

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError('Expected a page of the small tree');
  return value;
}

test('an entry is published with code, evidence and figures as they were written', () => {
  const markdown = entryMarkdown(known(catalog.entry('access-control-returns-param-error')));
  expect(markdown).toMatch(/^# SecItemAdd returns errSecParam as soon as an access control is set\n/);
  expect(markdown).toContain('Reviewed: 2026-11-24');
  expect(markdown).toContain('/entries/access-control-returns-param-error/');
  expect(markdown).toContain('   ```sh\n   log stream --predicate \'subsystem == "com.apple.securityd"\'\n   ```');
  expect(markdown).toContain('([source-code](https://github.com/');
  expect(markdown).toContain('## Open\n\n- Apple');
  expect(markdown).not.toMatch(/undefined|\n{3}|<[a-z]/);
});

test('a topic lists its entries in reading order', () => {
  const topic = known(catalog.topic('keychain'));
  const markdown = topicMarkdown(topic, catalog.entriesOfTopic(topic.slug));
  expect(markdown.indexOf('/entries/keychain-missing-entitlement/')).toBeGreaterThan(0);
  expect(markdown.indexOf('/entries/keychain-missing-entitlement/')).toBeLessThan(
    markdown.indexOf('/entries/access-control-returns-param-error/'),
  );
});

test('a number is published with its note one level below its meaning', () => {
  const markdown = numberMarkdown(numberView(library, -50));
  expect(markdown).toMatch(/^# -50\n/);
  expect(markdown).toContain('0xffffffce');
  expect(markdown).toContain('\n## errSecParam\n');
  expect(markdown).toContain('\n### Causes\n');
  expect(markdown).not.toMatch(/undefined|\n{3}/);
});

test('every meaning of a number is published, with its reason', () => {
  const { meanings } = numberView(library, 65);
  const markdown = numberMarkdown(numberView(library, 65));
  expect(meanings).toHaveLength(2);
  for (const { code, reason } of meanings) {
    expect(markdown).toContain(code.domain);
    expect(markdown).toContain(reason);
  }
});

test('the JSON of every number is what its schema promises', () => {
  for (const number of catalog.numbers) {
    const json = numberJson(numberView(library, number));
    expect(numberJsonSchema.parse(JSON.parse(JSON.stringify(json)))).toEqual(json);
    expect(json.url).toBe(`/errors/${number}/`);
  }
});

test('a path is published with every step, its command, its reason and where each answer leads', () => {
  const html = { questionHtml: '', checkHtml: '', whyHtml: '', text: '', evidence: [] };
  const path: SymptomPath = {
    slug: 'keychain-call-fails-only-here',
    title: 'A keychain call fails only here',
    summary: 'The same code works elsewhere.',
    asked: [],
    topics: ['keychain'],
    reviewed: '2026-11-24',
    start: 'status',
    longest: 2,
    steps: [
      {
        ...html,
        id: 'status',
        question: 'Is the status -34018?',
        markdown:
          '```sh\nlog stream\n```\n\nIt says so. ([documented](https://developer.apple.com/documentation/security))',
        answers: [
          {
            label: '',
            means: '',
            markdown: '**Yes**',
            target: { kind: 'step', href: '#signed', title: 'Is it signed?' },
          },
          {
            label: '',
            means: '',
            markdown: '**No**. Another code',
            target: { kind: 'topic', href: '/topics/keychain/', title: 'Keychain' },
          },
        ],
      },
    ],
  };
  expect(pathMarkdown(path)).toBe(`# A keychain call fails only here

The same code works elsewhere.

Reviewed: 2026-11-24

Address: /paths/keychain-call-fails-only-here/

## 1. Is the status -34018?

Address: /paths/keychain-call-fails-only-here/#status

\`\`\`sh
log stream
\`\`\`

It says so. ([documented](https://developer.apple.com/documentation/security))

- **Yes**: [Is it signed?](/paths/keychain-call-fails-only-here/#signed)
- **No**. Another code: [Keychain](/topics/keychain/)
`);
});
