import { describe, expect, test } from 'vitest';
import { openCodeTable } from '@/lib/errors/open-code-table';
import { rankMeanings } from '@/lib/errors/rank-meanings';
import { readErrorTables } from '../../content/read-error-tables';

const tables = readErrorTables();
const book = openCodeTable(tables);

const rank = (number: number, text: string, at?: number) => rankMeanings(book.byNumber(number), text, book, at);

/** What a number means first, beside a text. Codes without a symbol read as domain and number. */
function first(number: number, text: string): string | undefined {
  const code = rank(number, text)[0]?.code;
  return code && (code.symbol || `${code.domain} ${code.code}`);
}

describe('rankMeanings', () => {
  test.each([
    [550, 'ASErrorDomain error 550', 'ASErrorCodePickerRestricted'],
    [9, 'pam_result 9', 'PAM_AUTH_ERR'],
    [9, 'PAM 9', 'PAM_AUTH_ERR'],
    [9, 'Killed: 9', 'SIGKILL'],
    [9, 'errno 9', 'EBADF'],
    [9, 'CKErrorDomain 9', 'CKErrorNotAuthenticated'],
    [-4, 'LAError -4', 'LAErrorSystemCancel'],
    [-4, 'SecKeyCreateSignature -4', 'errSecUnimplemented'],
    [-4, 'TKErrorDomain -4', 'TKErrorCodeCanceledByUser'],
    [1001, 'Code=1001 com.apple.AuthenticationServices.AuthorizationError', 'ASAuthorizationErrorCanceled'],
    [1001, 'Error Domain=com.apple.OpenDirectory Code=1001', 'kODErrorSessionNormalDaemonInUse'],
    [1001, 'SCError 1001', 'kSCStatusFailed'],
    [-50, 'SecItemAdd -50', 'errSecParam'],
    [-50, 'osascript -50', 'paramErr'],
    [13, 'errno 13', 'EACCES'],
    [13, 'Error Domain=NSPOSIXErrorDomain Code=13', 'EACCES'],
    [13, 'pam_result 13', 'PAM_USER_UNKNOWN'],
    [153, 'launchd 153', 'NSPOSIXErrorDomain 153'],
    [2, 'CODESIGNING 2', 'CODESIGNING_EXIT_REASON_INVALID_PAGE'],
    [2, 'Termination Reason: Namespace DYLD, Code 2', 'DYLD_EXIT_REASON_DYLIB_WRONG_ARCH'],
    [1, 'taskgated 1', 'CODESIGNING_EXIT_REASON_TASKGATED_INVALID_SIG'],
    [-1001, '-1001 NSURLErrorDomain', 'NSURLErrorTimedOut'],
    [-1001, 'kCFErrorDomainCFNetwork -1001', 'kCFURLErrorTimedOut'],
    [5000, '5000 OpenDirectory', 'kODErrorCredentialsInvalid'],
    [4097, 'xpc 4097', 'NSXPCConnectionInterrupted'],
    [54, 'Network.NWError error 54', 'ECONNRESET'],
    [-9807, 'kNWErrorDomainTLS -9807', 'errSSLXCertChainInvalid'],
    [4, 'es_new_client returned 4', 'ES_NEW_CLIENT_RESULT_ERR_NOT_PERMITTED'],
    [8, 'sysextd error 8', 'OSSystemExtensionErrorCodeSignatureInvalid'],
    [5, '(os/kern) failure (5)', 'KERN_FAILURE'],
    [4, 'kSMErrorDomainLaunchd 4', 'kSMErrorAuthorizationFailure'],
    [851968, 'GSS 851968', 'GSS_S_FAILURE'],
  ])('%d beside %j is first %s', (number, text, symbol) => {
    expect(first(number, text)).toBe(symbol);
    expect(rank(number, text)[0]?.reason).toMatch(/^because the text names /);
  });

  test.each([
    [-50, 'errSecParam'],
    [1001, 'ASAuthorizationErrorCanceled'],
    [-25300, 'errSecItemNotFound'],
    [-128, 'errSecUserCanceled'],
    [-2070, 'errSecInternalComponent'],
    [-1, 'LAErrorAuthenticationFailed'],
    [-1001, 'NSURLErrorTimedOut'],
    [-1004, 'NSURLErrorCannotConnectToHost'],
    [0, 'errSecSuccess'],
  ])('%d alone is first %s', (number, symbol) => {
    expect(first(number, String(number))).toBe(symbol);
  });

  test('puts a code that has a note before its equals', () => {
    const notes = new Map([['PAM 9 PAM_AUTH_ERR', 'The credentials were rejected.']]);
    const withNotes = openCodeTable({ ...tables, notes });
    const [best] = rankMeanings(withNotes.byNumber(9), '9', withNotes);
    expect(best).toMatchObject({
      code: { symbol: 'PAM_AUTH_ERR' },
      meaning: 'The credentials were rejected.',
      reason: 'likeliest without more context: PAM',
      named: false,
    });
  });

  test('shows every meaning, each once, whatever the text says', () => {
    for (const text of ['', 'PAM', 'SecItemAdd', 'Error Domain=Nowhere']) {
      expect(new Set(rank(9, text).map(({ code }) => code))).toEqual(new Set(book.byNumber(9)));
    }
  });

  test('says which word of the text decided', () => {
    const [best, second] = rank(-50, 'SecItemAdd returned -50');
    expect(best?.reason).toBe('because the text names SecItemAdd');
    expect(second?.reason).toBe('another name of the same number in NSOSStatusErrorDomain');
    expect(rank(1001, 'Code=1001 AuthorizationError').map(({ reason }) => reason)).toContain(
      'nothing in the text points to it',
    );
  });

  test('does not claim a domain that has no such number', () => {
    expect(rank(104, 'Error Domain=SWCErrorDomain Code=104')[0]?.reason).toMatch(
      /^no table has this number for SWCErrorDomain; likeliest otherwise: /,
    );
    expect(rank(550, 'LAError 550')[0]?.reason).toMatch(/^no table has this number for LAError/);
  });

  test('believes the nearest word of a log more', () => {
    const text = `LAContext evaluatePolicy started. ${'… '.repeat(200)}SecItemCopyMatching failed: -4`;
    expect(rank(-4, text, text.length)[0]?.code.symbol).toBe('errSecUnimplemented');
  });

  test('says that one meaning is the only one', () => {
    expect(rank(-34018, '-34018')).toMatchObject([
      { code: { symbol: 'errSecMissingEntitlement' }, reason: 'the only known meaning' },
    ]);
  });
});
