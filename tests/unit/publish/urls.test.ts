import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { formatMessages } from '@/lib/content/format-messages';
import type { Addresses } from '@/lib/publish/addresses';
import { checkUrls } from '@/lib/publish/check-urls';
import { parseRedirects } from '@/lib/publish/redirects';
import { parseUrlLock, serializeUrlLock } from '@/lib/publish/url-lock';

const published: Addresses = new Map([
  ['/errors/-50/', new Set(['errSecParam', 'errSecParam.causes', 'errSecParam.check', 'paramErr'])],
  ['/entries/which-mac-keychain/', new Set(['short-answer', 'why'])],
]);

function messages(locked: string, redirects = '[]'): string {
  const lock = new VFile({ path: 'content/urls.lock', value: locked });
  const file = new VFile({ path: 'content/redirects.yml', value: redirects });
  checkUrls(published, lock, parseRedirects(file, published));
  return formatMessages([lock, file]).text;
}

test('the lock holds one line a page, sorted, and anchors below a symbol without it', () => {
  expect(serializeUrlLock([], published).split('\n').slice(1)).toEqual([
    '/entries/which-mac-keychain/\tshort-answer why',
    '/errors/-50/\terrSecParam .causes .check paramErr',
    '',
  ]);
});

test('a lock that is read and written again stays as it is', () => {
  const text = serializeUrlLock([], published);
  expect(serializeUrlLock(parseUrlLock(text), new Map())).toBe(text);
  expect(parseUrlLock(text).map(({ path, anchors }) => [path, new Set(anchors)])).toEqual(
    [...published].toReversed().map(([path, anchors]) => [path, anchors]),
  );
});

test('an update never takes an address out', () => {
  const text = serializeUrlLock(parseUrlLock('/entries/gone/\twhy\n/errors/-50/\tgone\n'), published);
  expect(text).toContain('/entries/gone/\twhy\n');
  expect(text).toContain('/errors/-50/\terrSecParam .causes .check gone paramErr\n');
});

test('what is published and locked needs no word', () => {
  expect(messages(serializeUrlLock([], published))).toBe('');
});

test('a lost page is an error that names it and says what to do', () => {
  expect(messages(`${serializeUrlLock([], published)}/entries/gone/\twhy\n`)).toBe(
    'content/urls.lock:4:1: error Unexpected loss of the published address `/entries/gone/`, expected it to stay; bring it back, or say in `content/redirects.yml` where it went (url-lost)',
  );
});

test('a lost anchor is an error that names page and anchor', () => {
  const locked = serializeUrlLock(parseUrlLock('/entries/which-mac-keychain/\tstep-look\n'), published);
  expect(messages(locked)).toContain('`/entries/which-mac-keychain/#step-look`');
});

test('a redirect of the page stands for all its anchors', () => {
  const locked = `${serializeUrlLock([], published)}/entries/gone/\twhy\n`;
  expect(messages(locked, '- { from: /entries/gone/, to: /entries/which-mac-keychain/ }')).toBe('');
});

test('a redirect of one anchor stands for that anchor only', () => {
  const locked = serializeUrlLock(parseUrlLock('/errors/-50/\tcauses check\n'), published);
  const text = messages(locked, '- { from: "/errors/-50/#causes", to: "/errors/-50/#errSecParam.causes" }');
  expect(text).not.toContain('#causes`');
  expect(text).toContain('`/errors/-50/#check`');
});

test('a redirect to an address that is not published is an error at its place', () => {
  const text = messages(serializeUrlLock([], published), '- from: /entries/gone/\n  to: "/errors/-50/#noSuchSymbol"\n');
  expect(text).toContain('content/redirects.yml:2:');
  expect(text).toContain('`/errors/-50/#noSuchSymbol`');
  expect(text).toContain('(redirect-target)');
});

test('a redirect from an address that is published is an error', () => {
  expect(
    messages(serializeUrlLock([], published), '- { from: /errors/-50/, to: /entries/which-mac-keychain/ }'),
  ).toContain('(redirect-needless)');
});

test('an address without slashes at its ends is refused', () => {
  expect(messages(serializeUrlLock([], published), '- { from: entries/gone, to: /errors/-50/ }')).toContain(
    'expected a path with a slash at both ends',
  );
});

test('new addresses are counted in one warning', () => {
  expect(messages('/errors/-50/\terrSecParam\n')).toContain(
    'content/urls.lock:1:1: warning Unexpected new address `/errors/-50/#errSecParam.causes` and 5 more',
  );
});
