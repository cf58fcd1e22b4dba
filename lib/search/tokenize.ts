/** Called for each term with its place in the text: `text.slice(start, end)` is what the term stands for. */
export type EmitTerm = (term: string, start: number, end: number) => void;

/** A word as a reader typed it. */
export interface Word {
  /** Whole, in lower case: what is looked up first. */
  term: string;
  /** As typed, without the sign of a number. */
  raw: string;
  start: number;
  end: number;
  /** Signed or unsigned digits, or hexadecimal with `0x`: found exactly or not at all. */
  number: boolean;
}

const maxLength = 100;

const other = 0;
const lower = 1;
const upper = 2;
const digit = 3;
const joiner = 4;
const apostrophe = 5;
const minus = 6;
const cjk = 7;

const asciiClass = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  if (/[a-z]/.test(char)) asciiClass[code] = lower;
  else if (/[A-Z]/.test(char)) asciiClass[code] = upper;
  else if (/[0-9]/.test(char)) asciiClass[code] = digit;
  else if (/[-._]/.test(char)) asciiClass[code] = joiner;
  else if (char === "'") asciiClass[code] = apostrophe;
}

/** Class of each UTF-16 unit above ASCII plus one, filled when first met; 0 is not met yet. */
const wideClass = new Uint8Array(65536);

function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code < 128) return asciiClass[code] as number;
  if (!(code >= 0)) return other;
  return (wideClass[code] || learnClass(code)) - 1;
}

function learnClass(code: number): number {
  const char = String.fromCharCode(code);
  let found = other;
  // A lone half of a surrogate pair: letters beyond the first plane are few here and are kept together as one word.
  if (code >= 0xd800 && code < 0xe000) found = lower;
  else if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー\uff70]/u.test(char)) found = cjk;
  else if (/\p{Lu}/u.test(char)) found = upper;
  else if (/[\p{L}\p{M}]/u.test(char)) found = lower;
  else if (/\p{N}/u.test(char)) found = digit;
  else if (/[\u2018\u2019\u02bc\uff07]/.test(char)) found = apostrophe;
  else if (/[\u2010\u2011\uff3f\uff0e]/.test(char)) found = joiner;
  else if (/[\u2212\u2013\uff0d]/.test(char)) found = minus;
  wideClass[code] = found + 1;
  return found + 1;
}

type WordKind = 'word' | 'number' | 'cjk';

type OnWord = (start: number, end: number, kind: WordKind, negative: boolean) => void;

/** Cut a text into words in one pass. Names and numbers stay whole: `com.apple.foo-bar`, `-25300`, `0xffff9d2c`. */
function scan(text: string, onWord: OnWord): void {
  const length = text.length;
  let i = 0;
  while (i < length) {
    const first = classAt(text, i);
    if (first === cjk) {
      const start = i;
      while (i < length && classAt(text, i) === cjk) i++;
      onWord(start, i, 'cjk', false);
    } else if (first === lower || first === upper || first === digit) {
      const start = i;
      let digitsOnly = first === digit;
      for (i++; i < length; i++) {
        const next = classAt(text, i);
        if (next === lower || next === upper) digitsOnly = false;
        else if (next === joiner || (next === apostrophe && !digitsOnly)) {
          const after = classAt(text, i + 1);
          if (after !== lower && after !== upper && after !== digit) break;
        } else if (next !== digit) break;
      }
      const hex = !digitsOnly && isHex(text, start, i);
      onWord(start, i, digitsOnly || hex ? 'number' : 'word', digitsOnly && isSigned(text, start));
    } else i++;
  }
}

function isHex(text: string, start: number, end: number): boolean {
  if (end - start < 3 || text.charCodeAt(start) !== 48 || (text.charCodeAt(start + 1) | 32) !== 120) return false;
  for (let i = start + 2; i < end; i++) {
    const code = text.charCodeAt(i) | 32;
    if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 102))) return false;
  }
  return true;
}

/** Whether the digits at `start` have a sign: a minus that is neither a range (`1-2`), a hyphen nor part of a flag. */
function isSigned(text: string, start: number): boolean {
  if (start === 0) return false;
  const sign = text.charCodeAt(start - 1);
  if (sign !== 45 && classAt(text, start - 1) !== minus) return false;
  if (start === 1) return true;
  const before = classAt(text, start - 2);
  const code = text.charCodeAt(start - 2);
  return before === cjk || (before === other && code !== 41 && code !== 93);
}

/**
 * Every term of a text, in order, for the index: whole names and numbers, the parts of names, bigrams of Chinese,
 * Japanese and Korean, and the folded spellings of accented words.
 */
export function tokenize(text: string, emit: EmitTerm): void {
  scan(text, (start, end, kind, negative) => emitTerms(text, start, end, kind, negative, emit));
}

function emitTerms(text: string, start: number, end: number, kind: WordKind, negative: boolean, emit: EmitTerm): void {
  if (kind === 'cjk') emitBigrams(text, start, end, emit);
  else if (kind === 'number') emit(numberTerm(text, start, end, negative), negative ? start - 1 : start, end);
  else emitWord(text, start, end, emit);
}

/** The words of a query or a text, whole. Chinese, Japanese and Korean come as bigrams. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  scan(text, (start, end, kind, negative) => {
    const raw = text.slice(start, end);
    if (kind === 'cjk') {
      emitBigrams(text, start, end, (term, from, to) =>
        words.push({ term, raw: text.slice(from, to), start: from, end: to, number: false }),
      );
    } else if (kind === 'number') {
      const term = numberTerm(text, start, end, negative);
      words.push({ term, raw, start: negative ? start - 1 : start, end, number: true });
    } else if (end - start <= maxLength) {
      const term = wholeTerm(raw);
      if (term.length > 1) words.push({ term, raw, start, end, number: false });
    }
  });
  return words;
}

/** Parts of a name as its writer joined them: `kSecAttrAccessible` is sec, attr, accessible. Empty for a plain word. */
export function partsOf(raw: string): string[] {
  const parts: string[] = [];
  emitParts(raw, 0, raw.length, (term) => parts.push(term));
  return parts;
}

function numberTerm(text: string, start: number, end: number, negative: boolean): string {
  const digits = normalized(text.slice(start, Math.min(end, start + maxLength)));
  return negative ? `-${digits}` : digits;
}

/** Lower case, compatibility forms unified, apostrophes left out: `don’t` is dont, `app's` is app. */
function wholeTerm(raw: string): string {
  const term = normalized(raw);
  return /['\u2018\u2019\u02bc]/.test(term)
    ? term.replace(/['\u2018\u2019\u02bc]s$/, '').replace(/['\u2018\u2019\u02bc]/g, '')
    : term;
}

function normalized(raw: string): string {
  return isAscii(raw)
    ? raw.toLowerCase()
    : raw
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\u2010\u2011]/g, '-');
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function emitWord(text: string, start: number, end: number, emit: EmitTerm): void {
  if (end - start <= maxLength) {
    const term = wholeTerm(text.slice(start, end));
    if (term.length > 1) emit(term, start, end);
    if (!isAscii(term)) for (const folded of foldings(term)) emit(folded, start, end);
  }
  emitParts(text, start, end, emit);
}

/** `schlüssel` is also looked for as schlussel and schluessel. */
function foldings(term: string): string[] {
  const plain = fold(term);
  const german = fold(term.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue'));
  return [...new Set([plain, german])].filter((folded) => folded !== '' && folded !== term);
}

function fold(term: string): string {
  return term
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
}

function emitBigrams(text: string, start: number, end: number, emit: EmitTerm): void {
  if (end - start === 1) emit(normalized(text.slice(start, end)), start, end);
  for (let i = start; i + 1 < end; i++) emit(normalized(text.slice(i, i + 2)), i, i + 2);
}

function emitParts(text: string, start: number, end: number, emit: EmitTerm): void {
  let from = start;
  let segment = start;
  let letters = true;
  let hyphens = 0;
  let dots = 0;
  let previous = classAt(text, start);
  for (let i = start + 1; i <= end; i++) {
    const next = i < end ? classAt(text, i) : joiner;
    const hump =
      next === upper &&
      (previous === lower ||
        previous === digit ||
        (previous === upper && i + 1 < end && classAt(text, i + 1) === lower));
    if (next === joiner || next === apostrophe) {
      if (i === end && from === start) return;
      if (next === joiner) emitPart(text, from, i, emit);
      if (i < end && text.charCodeAt(i) === 45) hyphens++;
      const dot = i === end || text.charCodeAt(i) === 46;
      // A segment of a dotted name that has parts itself: application-groups in com.apple.security.application-groups.
      if (dot) {
        if (i < end) dots++;
        if (dots > 0 && from > segment) emitPart(text, segment, i, emit);
        segment = i + 1;
      }
      if (next === joiner) from = i + 1;
    } else if (hump) {
      emitPart(text, from, i, emit);
      from = i;
    }
    if (next === digit) letters = false;
    previous = next;
  }
  // Some write plug-in and Wi-Fi, others plugin and WiFi.
  if (letters && hyphens > 0 && hyphens < 3 && dots === 0) {
    const joined = normalized(text.slice(start, end)).replace(/-/g, '');
    if (!joined.includes('_')) emit(joined, start, end);
  }
}

function emitPart(text: string, start: number, end: number, emit: EmitTerm): void {
  if (end - start > maxLength || end <= start) return;
  if (end - start > 1 || classAt(text, start) === digit) emit(normalized(text.slice(start, end)), start, end);
}
