import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, headersFor } from '@/lib/serve/headers';
import { speculationRules } from '@/lib/serve/speculation-rules';

test('the policy allows nothing but what the site serves, and nothing unsafe', () => {
  for (const place of ['meta', 'header'] as const) {
    const policy = contentSecurityPolicy(place);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'/);
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
    expect(policy).toContain("require-trusted-types-for 'script'");
  }
});

test('only the header forbids framing, since a meta element can not', () => {
  expect(contentSecurityPolicy('header')).toContain("frame-ancestors 'none'");
  expect(contentSecurityPolicy('meta')).not.toContain('frame-ancestors');
});

test('every path gets the security headers', () => {
  for (const path of ['/', '/entries/keychain-missing-entitlement/', '/api/v1/index.json', '/assets/boot.1a2b3c.js']) {
    expect(headersFor(path)).toMatchObject({
      'Content-Security-Policy': contentSecurityPolicy('header'),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
    });
  }
});

test('pages are asked for again, files with a hash in their name are kept for a year', () => {
  expect(headersFor('/entries/')['Cache-Control']).toBe('public, max-age=0, must-revalidate');
  expect(headersFor('/assets/boot.1a2b3c.js')['Cache-Control']).toBe('public, max-age=31536000, immutable');
  expect(headersFor('/search-index/head-81389b25.json')['Cache-Control']).toBe('public, max-age=31536000, immutable');
  expect(headersFor('/search/')['Cache-Control']).toBe('public, max-age=0, must-revalidate');
});

test('other sites may read what has a form for programs, show previews, and nothing else', () => {
  for (const path of ['/api/v1/errors/-50.json', '/topics/keychain.md', '/errors/-50.md'])
    expect(headersFor(path)['Access-Control-Allow-Origin']).toBe('*');
  for (const path of ['/', '/search/', '/assets/boot.1a2b3c.js'])
    expect(headersFor(path)).not.toHaveProperty('Access-Control-Allow-Origin');
  expect(headersFor('/previews/keychain.png')['Cross-Origin-Resource-Policy']).toBe('cross-origin');
  expect(headersFor('/api/v1/errors/-50.json')['Cross-Origin-Resource-Policy']).toBe('same-origin');
});

test('the only inline text a page may have is its speculation rules, by their hash', () => {
  const hash = createHash('sha256').update(speculationRules).digest('base64');
  expect(contentSecurityPolicy('meta')).toContain(`script-src 'self' 'sha256-${hash}';`);
});
