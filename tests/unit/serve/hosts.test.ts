import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cloudFrontHeaders } from '@/lib/serve/cloudfront-headers';
import { headersFor, isHashedFile } from '@/lib/serve/headers';
import { headersFile } from '@/lib/serve/headers-file';
import { exampleOptions, nginxConfig } from '@/lib/serve/nginx-config';

const deploy = path.join(process.cwd(), 'lib', 'serve', 'hosts');
const addresses = [
  '/',
  '/topics/keychain/',
  '/entries/keychain-missing-entitlement-34018.md',
  '/search/',
  '/previews/keychain.png',
  '/errsec-decoder.html',
  '/offline/manifest.json',
  '/api/v1/errors/-25300.json',
  '/data/1a2b3c4d5e6f.json',
  '/assets/boot.90fe40ca.js',
  '/tables/75ae79965569/decode.json',
  '/search-index/head-81389b25.json',
];

test('only files that carry a hash may be kept for ever', () => {
  expect(addresses.filter((address) => isHashedFile(address))).toEqual(addresses.slice(9));
  expect(headersFor('/search/')['Cache-Control']).toBe('public, max-age=0, must-revalidate');
});

test('the files in lib/serve/hosts/ are what `npm run hosts` writes', () => {
  expect(readFileSync(path.join(deploy, 'nginx.conf'), 'utf8')).toBe(nginxConfig(exampleOptions));
  expect(JSON.parse(readFileSync(path.join(deploy, 'cloudfront-headers.json'), 'utf8'))).toEqual(cloudFrontHeaders());
});

describe.each(addresses)('the headers of %s', (address) => {
  const expected = headersFor(address);

  test('are those of _headers, but for two that are left to the host where they are the general ones', () => {
    const { 'Cache-Control': caching, 'Cross-Origin-Resource-Policy': sharing, ...others } = expected;
    const read = readHeadersFile(headersFile(), address);
    expect(read).toMatchObject(others);
    expect(read['Cache-Control'] ?? 'public, max-age=0, must-revalidate').toBe(caching);
    expect(read['Cross-Origin-Resource-Policy'] ?? 'same-origin').toBe(sharing);
    expect(Object.keys(expected)).toEqual(expect.arrayContaining(Object.keys(read)));
  });

  test('are those of CloudFront', () => {
    const matching = cloudFrontHeaders().filter(
      ({ behaviour }) => behaviour.startsWith('/') && matches(behaviour, address),
    );
    const { policy } = matching[0] ?? cloudFrontHeaders()[0] ?? {};
    const custom = policy?.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value]) ?? [];
    const security = policy?.SecurityHeadersConfig as {
      ContentSecurityPolicy: { ContentSecurityPolicy: string };
      StrictTransportSecurity: { AccessControlMaxAgeSec: number; IncludeSubdomains: boolean };
      ReferrerPolicy: { ReferrerPolicy: string };
      ContentTypeOptions: { Override: boolean };
    };
    expect({
      ...Object.fromEntries(custom),
      'Content-Security-Policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
      'Strict-Transport-Security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}; includeSubDomains`,
      'Referrer-Policy': security.ReferrerPolicy.ReferrerPolicy,
      'X-Content-Type-Options': security.ContentTypeOptions.Override ? 'nosniff' : '',
    }).toEqual(expected);
    expect(policy?.CustomHeadersConfig.Quantity).toBe(custom.length);
  });
});

/** As Netlify and Cloudflare Pages read it: all rules that match, values of one name joined. */
function readHeadersFile(text: string, address: string): Record<string, string> {
  const headers: Record<string, string> = {};
  let applies = false;
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) applies = matches(line, address);
    const [, name = '', value = ''] = /^ {2}([^:]+): (.*)$/.exec(line) ?? [];
    if (applies && name) headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

function matches(pattern: string, address: string): boolean {
  return pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : address === pattern;
}

describe('the CloudFront function', () => {
  const handler = new Function(
    `${readFileSync(path.join(deploy, 'cloudfront-function.js'), 'utf8')}; return handler;`,
  )();

  test.each([
    ['/', '/index.html'],
    ['/topics/keychain/', '/topics/keychain/index.html'],
    ['/feed.xml', '/feed.xml'],
    ['/errors/-25300.md', '/errors/-25300.md'],
  ])('asks the bucket for %s as %s', (uri, object) => {
    expect(handler({ request: { uri, querystring: {} } })).toEqual({ uri: object, querystring: {} });
  });

  test.each([
    ['/topics', {}, '/topics/'],
    ['/errors/-25300', { from: { value: 'mail' } }, '/errors/-25300/?from=mail'],
    ['/search', { q: { value: '-34018' }, go: { value: '' } }, '/search/?q=-34018&go'],
    ['/search', { tag: { value: 'a', multiValue: [{ value: 'a' }, { value: 'b' }] } }, '/search/?tag=a&tag=b'],
    ['//example', {}, '/example/'],
  ])('redirects %s', (uri, querystring, location) => {
    expect(handler({ request: { uri, querystring } })).toMatchObject({
      statusCode: 301,
      headers: { location: { value: location } },
    });
  });
});
