import { readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { beforeAll, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { formatMessages } from '@/lib/content/format-messages';
import { readContent } from '@/lib/content/read-content';
import { type Addresses, addressesOf } from '@/lib/publish/addresses';
import { checkUrls, newAddresses } from '@/lib/publish/check-urls';
import { parseRedirects } from '@/lib/publish/redirects';
import { parseUrlLock } from '@/lib/publish/url-lock';

let addresses: Addresses;
const open = (path: string) => new VFile({ path, value: readFileSync(path, 'utf8') });

beforeAll(async () => {
  const { library } = await buildLibrary(await readContent(process.cwd()), '2100-01-01');
  addresses = addressesOf(library);
});

test('no address that was ever published is lost', () => {
  const lock = open('content/urls.lock');
  const redirects = open('content/redirects.yml');
  checkUrls(addresses, lock, parseRedirects(redirects, addresses));
  const lost = [lock, redirects].flatMap((file) => file.messages.filter((message) => message.fatal));
  expect(lost.map(String), formatMessages([lock, redirects]).text).toEqual([]);
});

test('every address is locked: run `npm run check:urls -- --update`', () => {
  expect(newAddresses(addresses, parseUrlLock(String(open('content/urls.lock').value)))).toEqual([]);
});

test('anchors need no quoting in a fragment and none is empty', () => {
  const odd = [...addresses].flatMap(([path, anchors]) =>
    [...anchors].filter((anchor) => !/^[\p{L}\p{N}._:()-]+$/u.test(anchor)).map((anchor) => `${path}#${anchor}`),
  );
  expect(odd).toEqual([]);
});
