import { expect, test } from 'vitest';
import { securityTxt } from '@/lib/serve/security-txt';

test('there is no security.txt without a contact', () => {
  expect(securityTxt({ contact: '', until: '' }, 'https://example.org')).toBeUndefined();
});

test('security.txt has the two lines the standard asks for, and where it belongs', () => {
  expect(securityTxt({ contact: 'mailto:security@example.org', until: '2027-06-30' }, 'https://example.org')).toBe(
    [
      'Contact: mailto:security@example.org',
      'Expires: 2027-06-30T00:00:00Z',
      'Preferred-Languages: en',
      'Canonical: https://example.org/.well-known/security.txt',
      '',
    ].join('\n'),
  );
});

test.each([
  [{ contact: 'security@example.org', until: '2027-06-30' }, 'Unexpected security contact'],
  [{ contact: 'mailto:a@b.example\nHiring: https://evil.example', until: '2027-06-30' }, 'Unexpected security contact'],
  [{ contact: 'https://example.org/report', until: '' }, 'Unexpected end of the security contact'],
  [{ contact: 'https://example.org/report', until: '2027-13-40' }, 'Unexpected end of the security contact'],
])('%j is refused', (contact, message) => {
  expect(() => securityTxt(contact, 'https://example.org')).toThrow(message);
});
