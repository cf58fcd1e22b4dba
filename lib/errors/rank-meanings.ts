import type { Code } from '../model/code';
import type { CodeBook, Hint } from './code-table';
import { symbolKey } from './open-code-table';
import { wordsOf } from './open-hints';

/** A meaning of a number, and why it stands where it stands. */
export interface RankedMeaning {
  code: Code;
  /** One sentence from the note or the table; empty where the symbol says no less. */
  meaning: string;
  /** For readers: `because the text names SecItemAdd`. */
  reason: string;
  /** The text points to this meaning by its symbol, its domain or a word that goes with it. */
  named: boolean;
}

interface Scored {
  code: Code;
  strength: number;
  word: string;
  prior: number;
}

/** Stronger than any domain: the text names the very symbol. */
const symbolStrength = 200;

/** Added to a word that also stands in the symbol. */
const symbolPart = 5;

/**
 * Put the meanings of one number (or symbol) into the order a reader most likely wants.
 *
 * @param text words beside the number: the query, or the lines around it in a log
 * @param at where the number stands in `text`; nearer words then count more
 */
export function rankMeanings(codes: readonly Code[], text: string, book: CodeBook, at?: number): RankedMeaning[] {
  const hints = strongest(book.hints(text), at);
  const words = new Map([...wordsOf(text)].map(({ word }) => [symbolKey(word), word]));
  const scored = codes.map((code) => score(code, hints, words, book));
  const stray = strayDomain(text, hints.values());
  scored.sort((a, b) => b.strength - a.strength || b.prior - a.prior || a.code.code - b.code.code);
  return scored.map((one, index) => ({
    code: one.code,
    meaning: book.meaning(one.code),
    reason: index === 0 ? firstReason(one, scored, stray, book) : otherReason(one, scored),
    named: one.strength > 0,
  }));
}

function strongest(hints: readonly Hint[], at: number | undefined): Map<string, Hint> {
  const best = new Map<string, Hint>();
  for (const hint of hints) {
    const distance = at === undefined ? 0 : Math.min(30, Math.abs(hint.index - at) / 10);
    const strength = hint.strength - distance;
    const key = `${hint.family} ${hint.domain}`;
    if (strength > (best.get(key)?.strength ?? 0)) best.set(key, { ...hint, strength });
  }
  return best;
}

function score(
  code: Code,
  hints: ReadonlyMap<string, Hint>,
  words: ReadonlyMap<string, string>,
  book: CodeBook,
): Scored {
  const prior = book.prior(code);
  const own = code.symbol && words.get(symbolKey(code.symbol));
  if (own) return { code, strength: symbolStrength, word: own, prior };
  const alias = code.aliases.map((name) => words.get(symbolKey(name))).find((word) => word !== undefined);
  if (alias) return { code, strength: symbolStrength - 1, word: alias, prior };
  const found = [hints.get(`${code.family} ${code.domain}`), hints.get(`${code.family} *`)];
  const [hint] = found.flatMap((one) => one ?? []).sort((a, b) => b.strength - a.strength);
  if (!hint) return { code, strength: 0, word: '', prior };
  return { code, strength: hint.strength + (isInSymbol(hint.word, code) ? symbolPart : 0), word: hint.word, prior };
}

/** `taskgated` is a part of `CODESIGNING_EXIT_REASON_TASKGATED_INVALID_SIG`. */
function isInSymbol(word: string, { symbol }: Code): boolean {
  return word.length >= 5 && symbol.toLowerCase().includes(word.toLowerCase());
}

function firstReason(first: Scored, all: readonly Scored[], stray: string | undefined, book: CodeBook): string {
  if (first.strength > 0) return `because the text names ${first.word}`;
  if (stray) return `no table has this number for ${stray}; likeliest otherwise: ${titleOf(first.code, book)}`;
  if (all.length === 1) return 'the only known meaning';
  return `likeliest without more context: ${titleOf(first.code, book)}`;
}

function titleOf(code: Code, book: CodeBook): string {
  return book.family(code.family)?.title ?? code.domain;
}

function otherReason(one: Scored, all: readonly Scored[]): string {
  const [first] = all;
  if (first && first.code.domain === one.code.domain && first.code.code === one.code.code) {
    return `another ${one.code.symbol ? 'name' : 'meaning'} of the same number in ${one.code.domain}`;
  }
  if (one.strength > 0) return `the text also names ${one.word}`;
  return first && first.strength > 0 ? 'nothing in the text points to it' : 'possible without more context';
}

/** A domain as an NSError prints it, whether a table knows it or not. */
const printedDomain = /\bDomain=([A-Za-z0-9_.-]{1,160})|\b([A-Za-z0-9_.]{0,80}ErrorDomain)\b/;

/** The domain or word that a text names although no meaning at hand belongs to it. */
function strayDomain(text: string, hints: Iterable<Hint>): string | undefined {
  const printed = printedDomain.exec(text);
  if (printed) return printed[1] ?? printed[2];
  const [best] = [...hints].sort((a, b) => b.strength - a.strength);
  return best?.word;
}
