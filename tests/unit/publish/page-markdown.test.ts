import { expect, test } from 'vitest';
import { catalogOf } from '@/lib/content/catalog';
import { numberView } from '@/lib/content/number-view';
import { numberJson, numberJsonSchema } from '@/lib/publish/number-json';
import { entryMarkdown, numberMarkdown, topicMarkdown } from '@/lib/publish/page-markdown';
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
