import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codesOf, lookUp } from '@/lib/errors/lookup';
import { formTexts, numberForms } from '@/lib/errors/number';
import { openCodeTable } from '@/lib/errors/open-code-table';
import { readErrorTables } from '../../content/read-error-tables';

const tables = readErrorTables();
const book = openCodeTable(tables);
const numbers = (query: string) => lookUp(query, book).numbers.map(({ value }) => value);

describe('lookUp', () => {
  test('finds every known number first, in each of its forms', () => {
    const lost = book.numbers.flatMap((value) =>
      formTexts(numberForms(value)).filter((text) => !numbers(text).includes(value)),
    );
    expect(lost).toEqual([]);
    expect(book.numbers.filter((value) => numbers(String(value))[0] !== value)).toEqual([]);
  });

  test('finds every symbol and alias in any case', () => {
    const lost = tables.codes.flatMap((code) =>
      [code.symbol, ...code.aliases].filter((name) => {
        if (!name) return false;
        const found = lookUp(name.toUpperCase(), book).symbols.flatMap(({ meanings }) => meanings);
        return !found.some((meaning) => meaning.code === code);
      }),
    );
    expect(lost).toEqual([]);
  });

  test.each(['errSecItemNotFound', 'errsecitemnotfound', 'what is errSecItemNotFound?', 'ERRSECITEMNOTFOUND'])(
    'finds the symbol in %j',
    (query) => {
      expect(lookUp(query, book).symbols[0]?.meanings[0]?.code.code).toBe(-25300);
    },
  );

  test.each(['LAError.userCancel', 'LAError.Code.userCancel', 'LAErrorUserCancel', 'kLAErrorUserCancel'])(
    'knows %s as LAErrorUserCancel',
    (query) => {
      expect(codesOf(lookUp(query, book))[0]?.symbol).toBe('LAErrorUserCancel');
    },
  );

  test('puts the symbol itself before others of its number', () => {
    const symbols = lookUp('paramErr', book).symbols[0]?.meanings.map(({ code }) => code.symbol);
    expect(symbols?.slice(0, 2)).toEqual(['paramErr', 'errSecParam']);
  });

  test('supplies a lost minus only if the number is known with it alone', () => {
    expect(numbers('25300')).toEqual([-25300]);
    expect(numbers('50')).toEqual([50]);
  });

  test('supplies a lost minus if the words call for it', () => {
    expect(numbers('SecItemAdd 50')).toEqual([-50, 50]);
  });

  test('takes the errno in an OSStatus as a form, not as a second number', () => {
    expect(numbers('100013')).toEqual([100013]);
    expect(lookUp('100013', book).numbers[0]?.forms.errno).toBe(13);
  });

  test.each(['macOS 26', 'Xcode 26', 'iOS 17 passkey', '2026-11-24', '15.5', 'keychain', ''])(
    'finds nothing in %j',
    (query) => {
      expect(lookUp(query, book)).toMatchObject({ numbers: [], symbols: [], unknown: [] });
    },
  );

  test('puts a number that is marked as a code before others', () => {
    expect(numbers('2 requests on macOS 26, then ASAuthorizationController error 1001')[0]).toBe(1001);
  });

  test('explains an unknown number by its block and its neighbours, and finds nothing else', () => {
    const { numbers: known, symbols, unknown: all } = lookUp('dscl -14600', book);
    expect({ known, symbols }).toEqual({ known: [], symbols: [] });
    const [unknown] = all;
    expect(unknown?.blocks.map(({ family }) => family)).toEqual(['directory-services']);
    expect(unknown?.forms.hex).toBe('0xffffc6f8');
    const around = unknown?.neighbours.map(({ value }) => value) ?? [];
    expect(around).toHaveLength(4);
    expect(around.filter((value) => value < -14600)).toHaveLength(2);
  });

  test('takes an unknown I/O Kit number to its subsystem', () => {
    const [unknown] = lookUp('0xe007c123', book).unknown;
    expect(unknown?.blocks[0]?.name).toBe('sub_iokit_keystore');
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.integer().map(String)), (query) => {
        expect(lookUp(query, book).query).toBe(query);
      }),
    );
  });
});

describe('openCodeTable', () => {
  test('finds the codes of a domain by printed text and by constant, in any case', () => {
    const printed = book.byDomain('com.apple.AuthenticationServices.AuthorizationError');
    expect(printed).toHaveLength(11);
    expect(book.byDomain('asauthorizationerrordomain')).toBe(printed);
    expect(book.byDomain('es_new_client_result_t').map(({ code }) => code)).toContain(4);
    expect(book.byDomain('NoSuchDomain')).toEqual([]);
  });

  test('reads a domain that stands for several families as all of them', () => {
    const families = new Set(book.byDomain('Network.NWError').map(({ family }) => family));
    expect(families).toEqual(new Set(['errno', 'bonjour', 'tls']));
  });
});
