import type { Code } from '../../model/code';
import { codeKey } from '../../model/library';
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

const reach = 3;

export function openRanker(text: string, lines: readonly Line[], tables: DecodeTables): Ranker {
  const wordsByLine = new Map<number, readonly Word[]>();
  const known = new Map<string, boolean>();
  const ranked = new Map<string, Ranked>();

  const isHint = (word: string) => {
    let found = known.get(word);
    if (found === undefined) {
      found = tables.book.hints(word).length > 0 || tables.symbol(word).length > 0;
      known.set(word, found);
    }
    return found;
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
    const key = `${codes.map(codeKey).join('|')}#${words.join(' ')}`;
    const cached = ranked.get(key);
    if (cached) return cached;
    const meanings = rankMeanings(codes, words.join(' '), tables.book, 0);
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

function nearest(words: readonly Word[], offset: number): string[] {
  const seen = new Set<string>();
  const sorted = [...words].sort((a, b) => Math.abs(a.offset - offset) - Math.abs(b.offset - offset));
  const found: string[] = [];
  for (const { text } of sorted) {
    const key = symbolKey(text);
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(text);
    if (found.length === wordsUsed) break;
  }
  return found;
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
