import { expect, test } from 'vitest';
import { externalLinks, hostsOf } from '@/lib/content/external-links';
import { validLibrary } from './valid-library';

const links = externalLinks(await validLibrary());

test('every source of a text is listed once, with the pages that name it', () => {
  expect(links.length).toBeGreaterThan(3);
  expect(new Set(links.map(({ address }) => address)).size).toBe(links.length);
  for (const { address, pages } of links) {
    expect(URL.canParse(address), address).toBe(true);
    expect(pages.length, address).toBeGreaterThan(0);
  }
});

test('hosts are counted, the one with most addresses first', () => {
  const hosts = hostsOf([
    { address: 'https://github.com/a', pages: ['/topics/keychain/'] },
    { address: 'https://developer.apple.com/forums/thread/1', pages: ['/topics/keychain/', '/entries/a/'] },
    { address: 'https://developer.apple.com/forums/thread/2', pages: ['/entries/a/'] },
  ]);
  expect(hosts).toEqual([
    { host: 'developer.apple.com', addresses: 2, pages: 2 },
    { host: 'github.com', addresses: 1, pages: 1 },
  ]);
});
