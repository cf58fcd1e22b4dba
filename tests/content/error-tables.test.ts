import { describe, expect, test } from 'vitest';
import { formTexts, numberForms } from '@/lib/errors/number';
import { openCodeTable } from '@/lib/errors/open-code-table';
import { sourceUrl } from '@/lib/errors/source-url';
import { groupBy } from '@/lib/model/group-by';
import { readErrorTables } from './read-error-tables';

const { codes, families, domains, blocks, translations, problems } = readErrorTables();
const book = openCodeTable({ codes, families, domains, blocks });

/** Rows of each family when they were gathered. A table may grow; a row that goes needs a reason and a change here. */
const rows: Record<string, number> = {
  accessibility: 34,
  'accessory-setup-kit': 12,
  accounts: 23,
  'app-frameworks': 68,
  'authentication-services': 44,
  'authorization-status': 154,
  authorization: 22,
  'av-foundation': 97,
  'background-tasks': 21,
  bonjour: 45,
  calls: 54,
  'classic-mac-os': 420,
  'cloud-kit': 37,
  cocoa: 64,
  'code-signing-flags': 44,
  'code-signing': 89,
  'common-crypto': 142,
  contacts: 28,
  'core-bluetooth': 38,
  'core-location': 25,
  'crash-exceptions': 60,
  cssm: 528,
  'device-check': 5,
  'device-install': 226,
  'directory-services': 230,
  'disk-arbitration': 13,
  'endpoint-security': 20,
  'errno-as-osstatus': 102,
  errno: 107,
  'event-kit': 39,
  'exit-reasons': 82,
  'family-controls': 17,
  'file-provider': 31,
  getaddrinfo: 14,
  'health-kit': 17,
  'home-kit': 106,
  'icloud-keychain': 230,
  'io-kit': 53,
  kerberos: 350,
  keychain: 424,
  'launch-services': 29,
  launchd: 60,
  'local-authentication': 19,
  mach: 116,
  'motion-and-sensors': 36,
  'nearby-devices': 50,
  'network-error-domains': 16,
  'network-extension': 112,
  notify: 12,
  'open-directory': 72,
  pam: 34,
  photos: 22,
  'screen-capture': 59,
  'security-domains': 49,
  'service-management': 22,
  'smart-cards': 74,
  speech: 46,
  'store-kit': 37,
  'system-configuration': 20,
  'system-extensions': 13,
  tls: 76,
  'tool-exit-status': 34,
  'trust-results': 8,
  'url-loading': 140,
  'user-notifications': 12,
  virtualization: 25,
  wallet: 33,
  'web-kit': 65,
  webauthn: 14,
};

describe('the tables of error numbers', () => {
  test('have no problems', () => {
    expect(problems).toEqual([]);
  });

  test('never shrink', () => {
    const counts = groupBy(codes, (code) => code.family);
    const shrunk = Object.entries(rows).filter(([family, count]) => (counts.get(family)?.length ?? 0) < count);
    expect(shrunk).toEqual([]);
    expect(codes.length).toBeGreaterThanOrEqual(5420);
    expect(book.numbers.length).toBeGreaterThanOrEqual(3369);
    expect(blocks.length).toBeGreaterThanOrEqual(62);
    expect(translations.length).toBeGreaterThanOrEqual(56);
    expect(codes.filter(({ message }) => message).length).toBeGreaterThanOrEqual(530);
    expect(families.map(({ id }) => id).filter((id) => !(id in rows))).toEqual([]);
  });

  test.each([
    // Keychain, certificates and TLS
    ['errSecItemNotFound', -25300],
    ['errSecDuplicateItem', -25299],
    ['errSecAuthFailed', -25293],
    ['errSecParam', -50],
    ['errSecMissingEntitlement', -34018],
    ['errSecInteractionNotAllowed', -25308],
    ['errSecUserCanceled', -128],
    ['errSecInternalComponent', -2070],
    ['errSSLXCertChainInvalid', -9807],
    // Signing and launch
    ['errSecCSUnsigned', -67062],
    ['errSecCSReqFailed', -67050],
    ['OSSystemExtensionErrorUnknown', 1],
    ['OSSystemExtensionErrorCodeSignatureInvalid', 8],
    ['ES_NEW_CLIENT_RESULT_ERR_NOT_PERMITTED', 4],
    ['CODESIGNING_EXIT_REASON_INVALID_PAGE', 2],
    // Sign-in and passkeys
    ['ASAuthorizationErrorCanceled', 1001],
    ['ASAuthorizationErrorFailed', 1004],
    ['ASAuthorizationErrorDeviceNotConfiguredForPasskeyCreation', 1010],
    ['LAErrorUserCancel', -2],
    ['LAErrorSystemCancel', -4],
    ['LAErrorNotInteractive', -1004],
    ['TKErrorCodeTokenNotFound', -7],
    ['DCErrorInvalidKey', 3],
    // Privacy permissions
    ['ASErrorCodePickerRestricted', 550],
    ['SCStreamErrorUserDeclined', -3801],
    ['PHPhotosErrorAccessUserDenied', 3311],
    ['CNErrorCodeAuthorizationDenied', 100],
    ['AVErrorApplicationIsNotAuthorizedToUseDevice', -11852],
    // Directory and login
    ['errAuthorizationDenied', -60005],
    ['errAuthorizationCanceled', -60006],
    ['eDSAuthFailed', -14090],
    ['PAM_AUTH_ERR', 9],
    ['kODErrorCredentialsInvalid', 5000],
    // Network and system
    ['kDNSServiceErr_PolicyDenied', -65570],
    ['NEVPNErrorConfigurationReadWriteFailed', 5],
    ['NSXPCConnectionInvalid', 4099],
    ['NSFileReadNoPermissionError', 257],
    ['EACCES', 13],
    ['kIOReturnNotPermitted', -536870174],
  ])('have %s as %d', (symbol, number) => {
    const found = book.bySymbol(symbol).filter((code) => code.symbol === symbol);
    expect(found.map((code) => code.code)).toContain(number);
  });

  test('spell every symbol and alias as one word', () => {
    const names = codes.flatMap((code) => [code.symbol, ...code.aliases]);
    expect(names.filter((name) => name !== '' && !/^[A-Za-z_][A-Za-z0-9_.]*$/.test(name))).toEqual([]);
  });

  test('have a symbol or words for every row', () => {
    expect(codes.filter((code) => code.symbol === '' && code.note === '')).toEqual([]);
  });

  test('have an address for every source but those seen in quoted logs', () => {
    const words = codes.filter((code) => !code.source.some(sourceUrl)).map((code) => `${code.domain} ${code.code}`);
    expect(words).toEqual([
      'AppleMobileFileIntegrityError -420',
      'AppleMobileFileIntegrityError -424',
      'AppleMobileFileIntegrityError -427',
    ]);
  });

  test('show every number in a form that no other number is written in', () => {
    const owners = groupBy(book.numbers, (value) => formTexts(numberForms(value))[0]);
    expect([...owners.values()].filter((values) => values.length > 1)).toEqual([]);
  });
});

describe('the tables beside them', () => {
  const ids = new Set(families.map(({ id }) => id));

  test('name only families that there are', () => {
    expect([...domains, ...blocks].filter(({ family }) => !ids.has(family))).toEqual([]);
  });

  test('explain every domain in every family it stands in', () => {
    const known = new Set(domains.map(({ printed, family }) => `${family} ${printed}`));
    const missing = codes.map(({ family, domain }) => `${family} ${domain}`).filter((key) => !known.has(key));
    expect([...new Set(missing)]).toEqual([]);
  });

  test('translate only symbols that the tables have, with the numbers they have there', () => {
    const sides = translations.flatMap(({ od, ds, pam }) => [od, ds, pam].flatMap((side) => side ?? []));
    const wrong = sides.filter(({ code, symbol }) => !book.bySymbol(symbol).some((known) => known.code === code));
    expect(wrong).toEqual([]);
    expect(translations.find(({ od }) => od.code === 5000)).toMatchObject({ ds: { code: -14090 }, pam: { code: 9 } });
  });

  test('have blocks that hold known numbers of their family', () => {
    const cssm = blocks.find(({ name }) => name === 'CSSM_DL_BASE_ERROR');
    const inside = codes.filter(({ code }) => cssm && cssm.low <= code && code <= cssm.high);
    expect(inside.length).toBeGreaterThan(40);
    expect(new Set(inside.map(({ family }) => family))).toEqual(new Set(['cssm']));
  });
});
