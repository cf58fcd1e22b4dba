import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOf, tokenize, wordsOf } from '@/lib/search/tokenize';

function terms(text: string): string[] {
  const found: string[] = [];
  tokenize(text, (term) => found.push(term));
  return found;
}

describe('numbers', () => {
  test.each([
    ['OSStatus -25300', '-25300'],
    ['−25300 with U+2212', '-25300'],
    ['–25300 with an en dash', '-25300'],
    ['Code=-34018', '-34018'],
    ['(error -25308)', '-25308'],
    ['"-50"', '-50'],
    ['0xFFFF9D2C', '0xffff9d2c'],
    ['macOS 26.1', '26.1'],
    ['2026-11-24', '2026-11-24'],
  ])('%s is found whole', (text, term) => {
    expect(terms(text)).toContain(term);
  });

  test('a range, a hyphen and a flag are not signs', () => {
    expect(terms('lines 1 - 2, 10-20, SHA-256, --deep, f(x)-5')).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^-/)]),
    );
  });

  test('digits are not cut in threes and doubled ones stay', () => {
    expect(terms('1001 1000001')).toEqual(['1001', '1000001']);
  });
});

describe('names', () => {
  test.each([
    ['kSecAttrAccessible', ['ksecattraccessible', 'sec', 'attr', 'accessible']],
    ['EXC_BAD_ACCESS', ['exc_bad_access', 'exc', 'bad', 'access']],
    ['URLSession', ['urlsession', 'url', 'session']],
    ['LAError.biometryNotEnrolled', ['laerror.biometrynotenrolled', 'biometrynotenrolled', 'not', 'enrolled']],
    [
      'com.apple.security.application-groups',
      ['com.apple.security.application-groups', 'application-groups', 'groups'],
    ],
    ['keychain-access-groups', ['keychain-access-groups', 'keychain', 'access', 'groups']],
  ])('%s is found whole and by its parts', (name, expected) => {
    expect(terms(name)).toEqual(expect.arrayContaining(expected));
  });

  test('plug-in is also plugin, as others write it', () => {
    expect(terms('plug-in')).toEqual(['plug-in', 'plug', 'in', 'plugin']);
  });

  test('a query keeps names whole; their parts come on request', () => {
    expect(wordsOf('SecItemAdd returns -50').map((word) => word.term)).toEqual(['secitemadd', 'returns', '-50']);
    expect(partsOf('AfterFirstUnlock')).toEqual(['after', 'first', 'unlock']);
    expect(partsOf('keychain')).toEqual([]);
  });

  test('curly and straight apostrophes are the same', () => {
    expect(terms('doesn’t app’s')).toEqual(terms("doesn't app's"));
    expect(terms("doesn't app's")).toEqual(['doesnt', 'app']);
  });
});

describe('other scripts', () => {
  test('umlauts are found typed, left out and spelled out', () => {
    expect(terms('Schlüsselbund')).toEqual(['schlüsselbund', 'schlusselbund', 'schluesselbund']);
  });

  test('Japanese is found by every two characters', () => {
    expect(terms('キーチェーンの項目')).toEqual(expect.arrayContaining(['キー', 'ーン', '項目']));
  });

  test('half-width and full-width forms are the same', () => {
    expect(terms('ＴＣＣ ｷｰﾁｪｰﾝ')).toEqual(terms('TCC キーチェーン'));
  });
});

test('places point at the text the term stands for', () => {
  const text = 'Call SecItemAdd (−50) again';
  const places = new Map<string, string>();
  tokenize(text, (term, start, end) => places.set(term, text.slice(start, end)));
  expect(places.get('secitemadd')).toBe('SecItemAdd');
  expect(places.get('-50')).toBe('−50');
  expect(places.get('item')).toBe('Item');
});

test('any text gives terms in lower case with places inside it, and never an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      tokenize(text, (term, start, end) => {
        expect(term.length).toBeGreaterThan(0);
        expect(term).toBe(term.toLowerCase());
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(start).toBeLessThan(end);
      });
      wordsOf(text);
    }),
  );
});

test('every word of a text is found by the same word typed alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const found = new Set(terms(text));
      for (const word of wordsOf(text)) expect(found).toContain(word.term);
    }),
  );
});

test('the number of terms grows with the text, not faster', () => {
  const name = 'com.apple.kSecAttr_accessible-when.Unlocked ';
  expect(terms(name.repeat(1000))).toHaveLength(terms(name).length * 1000);
  expect(terms('a'.repeat(100_000)).length).toBe(0);
  expect(terms('aB'.repeat(50_000)).length).toBeLessThan(60_000);
});
