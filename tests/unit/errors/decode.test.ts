import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Decoding, decode } from '@/lib/errors/decode';
import { writeReport } from '@/lib/errors/decode/write-report';
import { decodeLimit } from '@/lib/errors/decode-limit';
import { buildDecodeTables, openDecodeTables } from '@/lib/errors/decode-tables';
import { readDecodeTables } from './decoder-tables';

const { source, tables } = readDecodeTables();

/** What stands at the first place of a text that is marked. */
function spanAt(text: string, part: string, decoding: Decoding = decode(text, tables)) {
  const start = text.indexOf(part);
  return decoding.spans.find((span) => span.start <= start && span.end >= start + part.length);
}

describe('the log of an authorization plug-in', () => {
  const log = readFileSync('content/captures/000_ecd7f3bcb50d439e.txt', 'utf8').split('\n').slice(0, 46).join('\n');
  const decoding = decode(log, tables);

  test('-14090 in authentication-failure is eDSAuthFailed', () => {
    expect(spanAt(log, '-14090', decoding)?.what).toBe('eDSAuthFailed (-14090)');
  });

  test('9 in pam_result is PAM_AUTH_ERR of OpenPAM, and no other meaning of 9 is offered', () => {
    const start = log.indexOf('pam_result: X-S 9') + 'pam_result: X-S '.length;
    const span = decoding.spans.find((one) => one.start === start);
    expect(span?.candidates.map((candidate) => `${candidate.domain} ${candidate.symbol}`)).toEqual([
      'PAM PAM_AUTH_ERR',
    ]);
    expect(span?.candidates[0]?.reason).toContain('OpenPAM');
    expect(span?.candidates[0]?.reason).toContain('Linux-PAM');
  });

  test('flags: 259 is taken apart into its three bits', () => {
    expect(spanAt(log, '259', decoding)?.detail).toBe(
      '0x1 kAuthorizationFlagInteractionAllowed, 0x2 kAuthorizationFlagExtendRights, 0x100 kAuthorizationFlagIgnoreDarkWake (private).',
    );
  });

  test("'LDNB' is BNDL with its bytes in the other order", () => {
    const span = spanAt(log, "'LDNB'", decoding);
    expect(span?.what).toBe('client type BNDL');
    expect(span?.detail).toContain('other order');
  });

  test('uid 92 is _securityagent, euid as well', () => {
    const uids = decoding.spans.filter((span) => span.what === 'uid 92: _securityagent');
    expect(uids.map((span) => log.slice(span.start, span.end))).toEqual(['92', '92']);
  });

  test('the letters before a value are read as flags', () => {
    expect(spanAt(log, '--S', decoding)?.what).toBe('--S: sticky');
    expect(spanAt(log, 'X-S', decoding)?.what).toBe('X-S: extractable and sticky');
  });

  test('the audit token is read word by word, lowest byte first, and compared with the rest of the log', () => {
    const words = decoding.spans.filter((span) => span.kind === 'audit-token');
    expect(words.map((word) => word.what)).toEqual([
      'audit user -1 (not set)',
      'effective user 0',
      'effective group 0',
      'real user 0',
      'real group 0',
      'process 807',
      'audit session 0x186e9',
      'process version 0x868',
    ]);
    expect(words[5]?.detail).toContain('creator-pid');
    expect(words[6]?.detail).toContain('session of the evaluation');
  });

  test('process numbers, sessions, times and ports are not marked', () => {
    for (const part of ['818', '1efd', '2025-08-20', "'818'", '0x186e9', '0x11410ee70', '112]']) {
      expect(spanAt(log, part, decoding), part).toBeUndefined();
    }
  });

  test('the entry about this log is the first explanation', () => {
    expect(decoding.explanations[0]?.href).toBe('/entries/authorization-plugin-login-failure-codes/');
  });
});

describe('ladders', () => {
  test('the innermost error with a meaning is the one to act on', () => {
    const text = readFileSync('tests/unit/errors/samples/url-session-tls-ladder/input.log', 'utf8');
    const { ladders, first } = decode(text, tables);
    expect(ladders[0]?.map((rung) => `${rung.domain} ${rung.number}`)).toEqual([
      'NSURLErrorDomain -1200',
      'kCFErrorDomainCFNetwork -1200',
      '_kCFNetworkCFStreamSSLErrorOriginalValue -9807',
    ]);
    expect(ladders[0]?.filter((rung) => rung.act).map((rung) => rung.symbol)).toEqual(['errSSLXCertChainInvalid']);
    expect(first?.what).toBe('errSSLXCertChainInvalid (-9807)');
  });

  test('a cut-off dump does not swallow the errors of the next line', () => {
    const text = [
      '2026-02-11 09:41:07.220 A[1:2] Error Domain=NSURLErrorDomain Code=-1200 "…" UserInfo={NSUnderlyingError=0x1 {Error Domain=kCFErr',
      '2026-02-11 09:41:08.220 A[1:2] Error Domain=NSCocoaErrorDomain Code=257 "…"',
    ].join('\n');
    expect(decode(text, tables).ladders).toEqual([]);
  });
});

describe('tables', () => {
  test('the same library gives the same bytes', () => {
    expect(JSON.stringify(buildDecodeTables(source))).toBe(JSON.stringify(buildDecodeTables(structuredClone(source))));
  });

  test('every symbol of the tables is found in a text', () => {
    const missing = source.codes.filter(({ symbol }) => {
      if (!/^[A-Za-z_]\w{5,}$/.test(symbol)) return false;
      const { spans } = decode(`failed: ${symbol}.`, tables);
      return !spans.some((span) => span.candidates.some((candidate) => candidate.symbol === symbol));
    });
    expect(missing.map((code) => code.symbol)).toEqual([]);
  });

  test('every number beside its own domain is found, with nothing but meanings of that domain', () => {
    const wrong = source.codes.filter(({ domain, code }) => {
      if (/[\s()]/.test(domain)) return false;
      const [span] = decode(`Error Domain=${domain} Code=${code} "(null)"`, tables).spans.filter(
        (one) => one.kind === 'code',
      );
      return !span?.candidates.every((candidate) => candidate.domain === domain && candidate.number === code);
    });
    expect(wrong.map((code) => `${code.domain} ${code.code}`)).toEqual([]);
  });

  test('tables of another version are refused', () => {
    expect(() => openDecodeTables({ version: 2 })).toThrow(TypeError);
  });
});

describe('any text', () => {
  test('never throws; marks do not overlap and lie within the text', () => {
    const pieces = fc.constantFrom(
      'Error Domain=',
      'NSOSStatusErrorDomain',
      ' Code=-25300',
      ' UserInfo={',
      '}',
      '\n',
      '\r\n',
      '"',
      "'",
      '<',
      '>',
      '\0',
      '\u001b[31m',
      'creator-audit-token:',
      'ff ff ff ff 00 00 00 00 00 00 00 00 00 00 00 00',
      'flags: 259',
      "'LDNB'",
      'pam_result: X-S 9',
      '−',
      '😀',
      '\ud800',
      '-34018',
      '0xffff9d2c',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const span of decode(text, tables).spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  test('an empty text gives an empty answer', () => {
    const decoding = decode('', tables);
    expect(decoding.spans).toEqual([]);
    expect(decoding.first).toBeUndefined();
  });

  test('ten million characters are refused with a sentence that says what to do', () => {
    expect(() => decode('a'.repeat(10_000_000), tables)).toThrow(/10\.0 million characters.*Keep the lines around/);
    expect(decodeLimit).toBeLessThan(10_000_000);
  });
});

describe('a ticket', () => {
  const decoding = decode('Error Domain=NSOSStatusErrorDomain Code=-25300 "(null)"\nOSStatus error -88888', tables);

  test('has links in Markdown, with the origin of the site', () => {
    const text = writeReport(decoding, { format: 'markdown', origin: 'https://errsec.example' });
    expect(text).toContain('[errSecItemNotFound (-25300)](https://errsec.example/errors/-25300/#errSecItemNotFound)');
    expect(text).toContain('**Not decoded**');
  });

  test('has addresses in plain text, and no markup', () => {
    const text = writeReport(decoding, { format: 'text', origin: 'https://errsec.example' });
    expect(text).toContain('errSecItemNotFound (-25300) <https://errsec.example/errors/-25300/#errSecItemNotFound>');
    expect(text).not.toContain('**');
  });

  test('does not let pasted names become markup', () => {
    const hostile = decode('Error Domain=com.example.[x](javascript:alert) Code=1 "a"', tables);
    expect(writeReport(hostile, { format: 'markdown' })).not.toContain('[x](javascript');
  });

  test('says so where nothing is known', () => {
    expect(writeReport(decode('hello', tables), { format: 'text' })).toBe(
      'Nothing in this text is known to the tables.\n',
    );
  });
});

describe('a sentence that is printed in place of a number', () => {
  test.each([
    [
      './tool.app: invalid resource directory (directory or signature have been modified)',
      'invalid resource directory (directory or signature have been modified)',
      'errSecCSResourceDirectoryFailed (-67023)',
    ],
    [
      'The operation failed: “The specified keychain is not a valid keychain file.”',
      'The specified keychain is not a valid keychain file',
      'errSecInvalidKeychain (-25295)',
    ],
    [
      'Tool.app: a sealed resource is missing or invalid\nfile modified: Tool.app/Contents/Info.plist',
      'a sealed resource is missing or invalid',
      'errSecCSBadResource (-67054)',
    ],
  ])('%j names its code', (text, sentence, what) => {
    const span = spanAt(text, sentence);
    expect(span).toMatchObject({ kind: 'message', what });
    expect(text.slice(span?.start, span?.end)).toBe(sentence);
  });

  test('of sentences that begin alike the longest is taken, and none within a word', () => {
    expect(spanAt('User interaction is required, but is currently not allowed.', 'User interaction')?.what).toBe(
      'errSecInteractionRequired (-25315)',
    );
    expect(decode('reinvalid resource directory (directory or signature have been modified)', tables).spans).toEqual(
      [],
    );
  });

  test('every sentence of the tables is found where it stands alone, as its own code or one with the same words', () => {
    for (const [, alike] of tables.sentences) {
      for (const { text, code } of alike) {
        const [span, more] = decode(text, tables).spans;
        expect(more, text).toBeUndefined();
        expect(span, text).toMatchObject({ kind: 'message', start: 0, end: text.length });
        expect(span?.candidates.map(({ symbol }) => symbol)).toContain(code.symbol);
      }
    }
  });
});
