import { type NumberContext, numberContext } from './number-context';
import { errnoOffset } from './number-forms';

export { formTexts, type NumberForms, numberForms } from './number-forms';

/**
 * How a number was written.
 *
 * - `decimal`: as the tables have it, white space and thousands separators aside
 * - `hex`: with `0x`; `bare-hex`: eight or sixteen digits without
 * - `unsigned`: a negative number shown as unsigned 32-bit or 64-bit
 * - `sign-lost`: a negative number whose minus is missing
 * - `sign-doubtful`: the minus may be a hyphen (`SHA-256`, `error-34018`)
 * - `four-characters`: `'LDNB'`; `four-characters-reversed`: the same bytes in the other order
 * - `errno-offset`: an errno as OSStatus, 100000 too high
 */
export type NumberForm =
  | 'decimal'
  | 'hex'
  | 'bare-hex'
  | 'unsigned'
  | 'sign-lost'
  | 'sign-doubtful'
  | 'four-characters'
  | 'four-characters-reversed'
  | 'errno-offset';

/** One way to read one place of a text as a number. A place that can be read in several ways has several readings. */
export interface NumberReading {
  /** Signed decimal, as in the tables. */
  value: number;
  form: NumberForm;
  /** The characters read, minus and quotation marks included, and where they start in the text. */
  text: string;
  index: number;
  /** 0 to 1: how sure it is that the writer meant this number and meant it as a code. */
  certainty: number;
  /** A word such as `error`, `Code=` or `OSStatus` stands right before it. */
  marked: boolean;
}

const certainties: Record<NumberForm, number> = {
  decimal: 1,
  hex: 1,
  'bare-hex': 0.8,
  unsigned: 0.9,
  'sign-lost': 0.4,
  'sign-doubtful': 0.5,
  'four-characters': 0.9,
  'four-characters-reversed': 0.3,
  'errno-offset': 0.3,
};

/**
 * Find everything in a text that can be a code. Never throws; takes time linear in the text's length.
 *
 * @param isKnown whether a table has a number; four characters without quotation marks are read only then
 * @returns readings in the order of the text, the likeliest of one place first
 */
export function readNumbers(text: string, isKnown?: (value: number) => boolean): NumberReading[] {
  const readings = [...readRuns(text), ...readQuoted(text), ...(isKnown ? readBare(text, isKnown) : [])];
  return withoutRepeats(readings.sort((a, b) => a.index - b.index || b.certainty - a.certainty));
}

/** Letters and digits in one piece: a decimal or hexadecimal number, or a word to step over. */
const run = /[0-9A-Za-z_]+/g;

/** `,300` and more of `-25,300`; apostrophes and narrow spaces as well. */
const groups = /(?:[,'’\u00a0\u2007\u2009\u202f]\d{3})+(?![0-9A-Za-z_])/y;

/** `.300` and more of `-25.300`, which may be a version number too. */
const dotGroups = /(?:\.\d{3})+(?![0-9A-Za-z_]|\.\d)/y;

function readRuns(text: string): NumberReading[] {
  const readings: NumberReading[] = [];
  run.lastIndex = 0;
  for (let match = run.exec(text); match; match = run.exec(text)) {
    const [word] = match;
    const hex = /^0x([0-9a-f]{1,16})(?:u?l{0,2})$/i.exec(word);
    const start = match.index;
    if (hex?.[1]) readings.push(...readHex(hex[1], 'hex', numberContext(text, start, start + word.length)));
    if (/^(?:[0-9a-f]{8}|[0-9a-f]{16})$/i.test(word)) {
      const context = numberContext(text, start, start + word.length);
      if (!context.inUuid) readings.push(...readHex(word, 'bare-hex', context));
    }
    if (!/^\d{1,24}$/.test(word)) continue;
    const { digits, end, grouped } = extend(text, word, start);
    const context = numberContext(text, start, end);
    if (context.inVersion && grouped !== 'dots') continue;
    readings.push(...readDecimal(digits, context, grouped));
    run.lastIndex = end;
  }
  return readings;
}

function extend(text: string, word: string, start: number) {
  const end = start + word.length;
  if (word.length > 3 || word.startsWith('0')) return { digits: word, end, grouped: undefined };
  for (const [grouped, pattern] of [
    ['marks', groups],
    ['dots', dotGroups],
  ] as const) {
    pattern.lastIndex = end;
    const more = pattern.exec(text)?.[0];
    if (more) return { digits: word + more.replace(/\D/g, ''), end: end + more.length, grouped };
  }
  return { digits: word, end, grouped: undefined };
}

function readHex(digits: string, form: 'hex' | 'bare-hex', context: NumberContext): NumberReading[] {
  const unsigned = BigInt(`0x${digits}`);
  const sure = form === 'bare-hex' && /^\d+$/.test(digits) ? 0.4 : 1;
  const values = context.sign === 'minus' ? [-Number(unsigned)] : valuesOf(unsigned, digits.length > 8);
  return values.map((value, index) => reading(value, form, context, sure * (index === 0 ? 1 : 0.5)));
}

/** The signed and the unsigned number that the same bits are. */
function valuesOf(unsigned: bigint, wide: boolean): number[] {
  const signed = wide ? BigInt.asIntN(64, unsigned) : BigInt.asIntN(32, unsigned);
  return [signed, unsigned]
    .map(Number)
    .filter((value, index, all) => Number.isSafeInteger(value) && all.indexOf(value) === index);
}

function readDecimal(digits: string, context: NumberContext, grouped: 'marks' | 'dots' | undefined): NumberReading[] {
  const sure = (grouped === 'dots' ? 0.3 : 1) * (context.marked || context.sign === 'minus' ? 1 : 0.8);
  const size = BigInt(digits);
  const plain = Number(size);
  const readings: NumberReading[] = [];
  const add = (value: number, form: NumberForm) => readings.push(reading(value, form, context, sure));
  if (context.sign === 'minus') {
    if (Number.isSafeInteger(plain)) add(-plain, 'decimal');
    return readings;
  }
  if (Number.isSafeInteger(plain)) {
    add(plain, context.sign === 'doubtful' ? 'sign-doubtful' : 'decimal');
    if (context.sign === 'doubtful') add(-plain, 'sign-doubtful');
    else if (plain > 0) add(-plain, 'sign-lost');
    if (plain > errnoOffset && plain < errnoOffset + 256) add(plain - errnoOffset, 'errno-offset');
  }
  if (size >= 2n ** 31n && size < 2n ** 32n) add(Number(BigInt.asIntN(32, size)), 'unsigned');
  if (size >= 2n ** 63n && size < 2n ** 64n) {
    const value = Number(BigInt.asIntN(64, size));
    if (Number.isSafeInteger(value)) add(value, 'unsigned');
  }
  return readings;
}

function reading(value: number, form: NumberForm, context: NumberContext, sure: number): NumberReading {
  const { text, index, weight, marked } = context;
  // Adding 0 turns the negative zero of `-0` into the zero of the tables.
  return { value: value + 0, form, text, index, certainty: certainties[form] * sure * weight, marked };
}

const quoted = /(['‘"“`])([ -~]{4})(['’"”`])/g;

function readQuoted(text: string): NumberReading[] {
  return [...text.matchAll(quoted)].flatMap((match) => {
    const characters = match[2] ?? '';
    return /^[-\d]+$/.test(characters) ? [] : readCharacters(characters, match[0], match.index, 1);
  });
}

function readBare(text: string, isKnown: (value: number) => boolean): NumberReading[] {
  const alone = text.trim();
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    if (!/^[!-~]{4}$/.test(word) || /^[-\d]+$/.test(word)) return [];
    // `what` and `siri` are codes, but in a sentence they are words.
    if (/^[a-z]+$/i.test(word) && word !== alone) return [];
    return readCharacters(word, word, index, 0.5).filter((found) => isKnown(found.value));
  });
}

function readCharacters(characters: string, text: string, index: number, sure: number): NumberReading[] {
  const make = (value: number, form: NumberForm): NumberReading => ({
    value,
    form,
    text,
    index,
    certainty: certainties[form] * sure,
    marked: false,
  });
  return [
    make(fromCharacters(characters), 'four-characters'),
    make(fromCharacters([...characters].reverse().join('')), 'four-characters-reversed'),
  ];
}

function fromCharacters(characters: string): number {
  return [...characters].reduce((value, character) => value * 256 + character.charCodeAt(0), 0);
}

function withoutRepeats(readings: readonly NumberReading[]): NumberReading[] {
  const seen = new Set<string>();
  return readings.filter(({ index, value }) => {
    const key = `${index} ${value}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
