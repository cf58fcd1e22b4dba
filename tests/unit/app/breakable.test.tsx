import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Breakable, breakNames } from '@/app/_components/breakable';

test('a long name may break between its words', () => {
  expect(renderToStaticMarkup(<Breakable text="errSecMissingEntitlement" />)).toBe(
    'err<wbr/>Sec<wbr/>Missing<wbr/>Entitlement',
  );
  expect(breakNames('Keychain call fails with errSecMissingEntitlement (-34018)')).toEqual([
    'Keychain call fails with err',
    'Sec',
    'Missing',
    'Entitlement (-34018)',
  ]);
});

test('dots and underscores end a part, and short names and words stay whole', () => {
  expect(breakNames('com.apple.security.application-groups')).toEqual([
    'com.',
    'apple.',
    'security.',
    'application-groups',
  ]);
  expect(breakNames('ES_NEW_CLIENT_RESULT_ERR')).toEqual(['ES_', 'NEW_', 'CLIENT_', 'RESULT_', 'ERR']);
  expect(breakNames('errSecParam misunderstandings')).toEqual(['errSecParam misunderstandings']);
});

test('nothing is lost', () => {
  const title = 'SecItemAdd returns errSecParam (-50) as soon as kSecAttrAccessControl with .userPresence is set';
  expect(breakNames(title).join('')).toBe(title);
  expect(breakNames('').join('')).toBe('');
});
