import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formTexts, numberForms, readNumbers } from '@/lib/errors/number';
import { readErrorTables } from '../../content/read-error-tables';

const known = [...new Set(readErrorTables().codes.map((code) => code.code))];
const knownSet = new Set(known);

const values = (text: string) => readNumbers(text).map((reading) => reading.value);
const first = (text: string) => readNumbers(text)[0]?.value;

describe('readNumbers', () => {
  test.each([
    ['-25300', -25300],
    ['−25300', -25300],
    ['–25300', -25300],
    ['0xFFFF9D2C', -25300],
    ['0xffff9d2c', -25300],
    ['ffff9d2c', -25300],
    ['FFFF9D2C', -25300],
    ['0xffffffffffff9d2c', -25300],
    ['18446744073709526316', -25300],
    ['-25,300', -25300],
    ['OSStatus -25300', -25300],
    ['Code=-25300', -25300],
    ['(error -25300)', -25300],
    ['(error -25300.)', -25300],
    ['error 550.', 550],
    ['0xe00002e2', -536870174],
    ['e00002e2', -536870174],
    ['0x80010001', -2147418111],
    ['0x10000003', 268435459],
    ["'LDNB'", 1279544898],
    ["'!pri'", 561017449],
  ])('reads %s as %d', (text, value) => {
    expect(first(text)).toBe(value);
  });

  test('reads an unsigned number as the signed one and as itself', () => {
    expect(values('4294941996')).toEqual(expect.arrayContaining([-25300, 4294941996]));
  });

  test('reads a number without its minus as both, the one written first', () => {
    expect(values('25300')).toEqual([25300, -25300]);
  });

  test('reads hexadecimal flags above 0x7fffffff as signed and unsigned', () => {
    expect(values('0x80000000')).toEqual([-2147483648, 2147483648]);
  });

  test('reads eight digits as decimal and as hexadecimal', () => {
    expect(values('80010001')).toEqual(expect.arrayContaining([80010001, -2147418111]));
  });

  test('reads four characters in both byte orders', () => {
    expect(values("'LDNB'")).toEqual([1279544898, 1112425548]);
  });

  test('reads four characters without quotation marks only if a table has them', () => {
    expect(readNumbers('AVAudioSession !pri', (value) => knownSet.has(value))[0]?.value).toBe(561017449);
    expect(readNumbers('AVAudioSession fail', (value) => knownSet.has(value))).toEqual([]);
  });

  test('takes a word for four characters only if nothing else was typed', () => {
    expect(readNumbers('what', (value) => knownSet.has(value))[0]?.value).toBe(2003329396);
    expect(readNumbers('what is this', (value) => knownSet.has(value))).toEqual([]);
  });

  test('reads an errno in an OSStatus', () => {
    expect(values('100013')).toEqual(expect.arrayContaining([100013, 13]));
  });

  test('takes a hyphen after a word for a minus or a hyphen', () => {
    expect(values('SHA-256')).toEqual([256, -256]);
  });

  test.each(['x86_64', 'macOS 15.5', 'ES256', 'kSecAttrKeyType2', '1.2.3', 'TN3179', ''])(
    'finds no number in %j',
    (text) => {
      expect(values(text)).toEqual([]);
    },
  );

  test.each(['macOS 26', '10:22:33', '2026-11-24', 'Xcode 26', 'pid 501'])('doubts the numbers of %j', (text) => {
    expect(Math.max(...readNumbers(text).map((reading) => reading.certainty))).toBeLessThan(0.2);
  });

  test('is surest of a number that a word marks as a code', () => {
    const [best] = readNumbers('macOS 26 passkey error 1001').toSorted((a, b) => b.certainty - a.certainty);
    expect(best).toMatchObject({ value: 1001, marked: true, text: '1001' });
  });

  test('says where each reading stands in the text', () => {
    const text = 'SecItemAdd returned −50 (0xffffffce)';
    for (const reading of readNumbers(text)) {
      expect(text.slice(reading.index, reading.index + reading.text.length)).toBe(reading.text);
    }
  });

  test('never throws, and reads the same twice', () => {
    const pieces = fc.constantFrom(
      '-',
      '−',
      '0x',
      '9',
      'ff',
      ',',
      '.',
      "'",
      ' ',
      'error ',
      '18446744073709551615',
      '\0',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(text, (sample) => {
        expect(readNumbers(sample)).toEqual(readNumbers(sample));
      }),
    );
  });

  test('reads safe integers without negative zero', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (big) => {
        for (const { value } of [...readNumbers(String(big)), ...readNumbers(`0x${big.toString(16)}`)]) {
          expect(Number.isSafeInteger(value) && !Object.is(value, -0)).toBe(true);
        }
      }),
    );
  });
});

describe('numberForms', () => {
  test('shows the forms of a negative OSStatus', () => {
    expect(numberForms(-25300)).toEqual({
      decimal: '-25300',
      hex: '0xffff9d2c',
      unsigned: '4294941996',
      hex64: '0xffffffffffff9d2c',
      unsigned64: '18446744073709526316',
    });
  });

  test('shows four characters and both byte orders', () => {
    expect(numberForms(1279544898)).toMatchObject({ fourCharacters: 'LDNB', fourCharactersReversed: 'BNDL' });
  });

  test('shows the errno of an OSStatus and the parts of an I/O Kit code', () => {
    expect(numberForms(100013).errno).toBe(13);
    expect(numberForms(-536870174).mach).toEqual({ system: 0x38, subsystem: 0, code: 0x2e2 });
  });

  const spellings = (value: number) => {
    const texts = formTexts(numberForms(value));
    const upper = texts.filter((text) => text.startsWith('0x')).map((text) => `0x${text.slice(2).toUpperCase()}`);
    const bare = texts.filter((text) => /^0x[0-9a-f]{8}$/.test(text)).map((text) => text.slice(2));
    const decimal = String(value).replace('-', '−');
    const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, ',');
    const written = [`OSStatus ${value}`, `Code=${value}`, `(error ${value})`, `error ${value}.`, `code: ${value},`];
    const lost = value < 0 ? [String(-value)] : [];
    return [...texts, ...upper, ...bare, decimal, grouped, ...written, ...lost];
  };

  test('every form of every known number leads back to it', () => {
    const lost = known.flatMap((value) => spellings(value).filter((text) => !values(text).includes(value)));
    expect(lost).toEqual([]);
  });

  test('every form of any 32-bit number leads back to it', () => {
    const number = fc.oneof(fc.integer(), fc.integer({ min: -100000, max: 100000 }));
    fc.assert(
      fc.property(number, (value) => {
        for (const text of spellings(value)) expect(values(text), text).toContain(value);
      }),
    );
  });

  test('a form that two known numbers share shows both', () => {
    const owners = new Map<string, Set<number>>();
    for (const value of known) {
      for (const text of spellings(value)) owners.set(text, (owners.get(text) ?? new Set()).add(value));
    }
    const shared = [...owners].filter(([, numbers]) => numbers.size > 1);
    expect(shared.length).toBeGreaterThan(100);
    const hidden = shared.filter(([text, numbers]) => [...numbers].some((value) => !values(text).includes(value)));
    expect(hidden).toEqual([]);
  });
});
