import { describe, expect, test } from 'vitest';
import { citedWords } from '@/lib/search/cited-words';
import { shortenAddresses } from '@/lib/search/shorten-addresses';

const forum = 'https://developer.apple.com/forums/thread';

describe('a query with an address of Apple’s pages for developers', () => {
  test.each([
    [`${forum}/721701`, '721701thread'],
    [`see ${forum}/721701?answerId=8#8 too`, 'see 721701thread too'],
    ['developer.apple.com/forums/thread/721701/', '721701thread'],
    [`${forum}/721701 ${forum}/724013`, '721701thread 724013thread'],
    ['https://developer.apple.com/documentation/security/ksecclass', 'ksecclass'],
    ['https://developer.apple.com/documentation/security/keychain-services/', 'keychain-services/'],
    ['https://developer.apple.com/documentation/security/ksecclass#Discussion', 'ksecclass#Discussion'],
    ['https://developer.apple.com/library/archive/qa/qa1948/_index.html', 'qa1948/_index.html'],
    ['https://developer.apple.com', 'https://developer.apple.com'],
  ])('%s has only the part that tells it from others', (query, left) => {
    expect(shortenAddresses(query)).toBe(left);
  });

  test.each([
    'https://osstatus.com/search/results?search=-34018',
    'https://app-site-association.cdn-apple.com/a/v1/example.com',
    'main thread 1 crashed',
    '/Library/Keychains/System.keychain',
  ])('%s is none', (query) => {
    expect(shortenAddresses(query)).toBe(query);
  });
});

describe('words for a cited page', () => {
  test.each([
    [`${forum}/721701?answerId=8#8`, ['721701thread', '721701']],
    ['https://developer.apple.com/documentation/technotes/tn3137-on-mac-keychains', ['tn3137']],
    ['https://developer.apple.com/library/archive/qa/qa1948/_index.html', ['qa1948']],
  ])('%s', (address, words) => {
    expect(citedWords([address])).toEqual(words);
  });

  test.each([
    'https://developer.apple.com/videos/play/wwdc2025/279/',
    'https://developer.apple.com/documentation/security/ksecclass',
    'https://www.rfc-editor.org/rfc/rfc5280',
    'https://github.com/example/example/issues/12345',
  ])('%s has none', (address) => {
    expect(citedWords([address])).toEqual([]);
  });

  test('come as often as the page is cited', () => {
    expect(citedWords([`${forum}/1`, `${forum}/1`])).toEqual(['1thread', '1', '1thread', '1']);
  });
});
