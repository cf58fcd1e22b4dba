import type { Code } from '../../model/code';
import { codeKey } from '../../model/library';
import type { CodeBook, Hint } from '../code-table';
import type { DecodeTables } from '../decode-tables';
import { symbolKey } from '../open-code-table';
import { wordsOf } from '../open-hints';
import { rankMeanings } from '../rank-meanings';
import type { Candidate } from './decoding';
import { type Line, lineAt } from './split-lines';

export interface Ranked {
  candidates: Candidate[];
  /** The words near the number point to the first candidate. */
  named: boolean;
  /** Key of the first candidate. */
  key: string;
}

/** Ranks meanings by the words near a place: its own line first, then up to three lines before and after. */
export interface Ranker {
  /** @param where how far to look: `line` for the line alone */
  rank(codes: readonly Code[], offset: number, where?: 'line' | 'near'): Ranked;
}

interface Word {
  text: string;
  offset: number;
}

/** Meanings kept of one number; the others stand on its page. */
const kept = 5;

/** Words used of one line, the nearest first. */
const wordsUsed = 12;

/** A line of the same word over and over is not read to its end. */
const wordsLookedAt = 60;

const reach = 3;

/** Words of domains that stand in every other line of a log: they point to nothing there. */
const commonWords = new Set(
  'security flags open http https filter connect socket exception exit exited kill killed signal apple namespace'.split(
    ' ',
  ),
);

export function openRanker(text: string, lines: readonly Line[], tables: DecodeTables): Ranker {
  const wordsByLine = new Map<number, readonly Word[]>();
  const hintsByWord = new Map<string, readonly Hint[]>();
  const ranked = new Map<string, Ranked>();

  // The look-ups give the same list for the same number, so the list stands for its codes.
  const ids = new WeakMap<readonly Code[], number>();
  let nextId = 0;
  const idOf = (codes: readonly Code[]) => {
    const known = ids.get(codes);
    if (known !== undefined) return known;
    nextId += 1;
    ids.set(codes, nextId);
    return nextId;
  };
  const hintsOf = (word: string): readonly Hint[] => {
    let found = hintsByWord.get(word);
    if (!found) {
      found = commonWords.has(word.toLowerCase()) ? [] : tables.book.hints(word);
      hintsByWord.set(word, found);
    }
    return found;
  };
  const isHint = (word: string) => hintsOf(word).length > 0 || tables.symbol(word).length > 0;
  // The same words come again and again: their hints are looked up once for the whole text.
  const book: CodeBook = {
    ...tables.book,
    hints(words) {
      let start = 0;
      return words.split(' ').flatMap((word) => {
        const at = start;
        start += word.length + 1;
        return hintsOf(word).map((hint) => ({ ...hint, index: hint.index + at }));
      });
    },
  };
  const wordsOfLine = (position: number): readonly Word[] => {
    const cached = wordsByLine.get(position);
    if (cached) return cached;
    const line = lines[position];
    const words: Word[] = [];
    if (line) {
      for (const { word, index } of wordsOf(text.slice(line.start, line.end))) {
        if (/^[A-Za-z_]/.test(word) && isHint(word)) words.push({ text: word, offset: line.start + index });
      }
    }
    wordsByLine.set(position, words);
    return words;
  };
  const rankWith = (codes: readonly Code[], words: readonly string[]): Ranked => {
    const key = `${idOf(codes)} ${words.join(' ')}`;
    const cached = ranked.get(key);
    if (cached) return cached;
    const meanings = rankMeanings(codes, words.join(' '), book, 0);
    const result: Ranked = {
      named: meanings[0]?.named ?? false,
      key: meanings[0] ? codeKey(meanings[0].code) : '',
      candidates: meanings
        .slice(0, kept)
        .map(({ code, meaning, reason }) => toCandidate(code, meaning, reason, tables)),
    };
    ranked.set(key, result);
    return result;
  };
  return {
    rank(codes, offset, where = 'near') {
      const position = lineAt(lines, offset);
      const own = rankWith(codes, nearest(wordsOfLine(position), offset));
      if (own.named || where === 'line') return rephrase(own, 'the line names');
      for (let distance = 1; distance <= reach; distance += 1) {
        const words = [...wordsOfLine(position - distance), ...wordsOfLine(position + distance)];
        const near = rankWith(codes, nearest(words, offset));
        if (near.named) return rephrase(near, 'a line nearby names');
      }
      return own;
    },
  };
}

/** @param words in the order of the text */
function nearest(words: readonly Word[], offset: number): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  let after = firstAfter(words, offset);
  let before = after - 1;
  for (let looked = 0; looked < wordsLookedAt && found.length < wordsUsed; looked += 1) {
    const left = words[before];
    const right = words[after];
    if (!left && !right) break;
    const takeLeft = left !== undefined && (!right || offset - left.offset <= right.offset - offset);
    const word = takeLeft ? left : right;
    if (takeLeft) before -= 1;
    else after += 1;
    const key = symbolKey(word?.text ?? '');
    if (!word || seen.has(key)) continue;
    seen.add(key);
    found.push(word.text);
  }
  return found;
}

function firstAfter(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.offset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rephrase(ranked: Ranked, words: string): Ranked {
  return {
    ...ranked,
    candidates: ranked.candidates.map((candidate) => ({
      ...candidate,
      reason: candidate.reason.replace('the text names', words).replace('the text also names', words),
    })),
  };
}

export function toCandidate(code: Code, meaning: string, reason: string, tables: DecodeTables): Candidate {
  return {
    number: code.code,
    symbol: code.symbol,
    domain: code.domain,
    family: tables.book.family(code.family)?.title ?? code.family,
    meaning,
    href: tables.codeHref(code),
    reason,
  };
}
