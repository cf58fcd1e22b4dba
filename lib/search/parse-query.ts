import { germanStopWords, isGerman, isKana, stopWords } from './stop-words';
import { partsOf, type Word, wordsOf } from './tokenize';

/** A word to look up. */
export interface QueryTerm {
  /** As the reader typed it. */
  typed: string;
  term: string;
  /** Never guessed, completed or bent: a number, Chinese, Japanese or Korean, or a quoted word. */
  exact: boolean;
  number: boolean;
  /** The last word of a query that does not end in a space: the reader may still be typing it. */
  unfinished: boolean;
  /** Parts of a name, tried where nothing has the whole. */
  parts: string[];
  /** Place in the query. */
  start: number;
  end: number;
}

export interface ParsedQuery {
  terms: QueryTerm[];
  /** Quoted runs of two words or more, as terms in order. */
  phrases: string[][];
}

/** More words than this come from a pasted log; the ones that tell most are kept. */
const maxTerms = 20;

/** Words around a number that say only that it is one. */
export const contextWords: ReadonlySet<string> = new Set(
  'error errors code codes status osstatus oserr errno nserror result domain failed failure returned returns got'.split(
    ' ',
  ),
);

/** There are no operators except quotes: a leading minus belongs to a number or a flag, and is never "without". */
export function parseQuery(query: string): ParsedQuery {
  const quoted = [...query.matchAll(/(?<=^|\s)["“„]([^"“”„]+)["”](?=$|\s)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: wordsOf(match[1] as string),
  }));
  const words = wordsOf(query);
  const seen = new Set<string>();
  const terms: QueryTerm[] = [];
  const open = /[\p{L}\p{N}]$/u.test(query);
  const german = isGerman(words.map((word) => word.term));
  const isCommon = (term: string) => stopWords.has(term) || (german && germanStopWords.has(term));
  const meaning = words.some(({ term }) => !isCommon(term) && !isKana(term));
  words.forEach((word, index) => {
    const last = index === words.length - 1 && open;
    if (seen.has(word.term) || (isCommon(word.term) && (meaning || !last))) return;
    if (isKana(word.term) && meaning) return;
    seen.add(word.term);
    const inQuotes = quoted.some((quote) => word.start >= quote.start && word.end <= quote.end);
    terms.push(toTerm(word, inQuotes, last && !inQuotes));
  });
  return {
    terms: terms.length > maxTerms ? mostTelling(terms) : terms,
    phrases: quoted.filter((quote) => quote.words.length > 1).map((quote) => quote.words.map((word) => word.term)),
  };
}

function toTerm(word: Word, quoted: boolean, last: boolean): QueryTerm {
  const exact = word.number || quoted || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word.term);
  const parts = exact
    ? []
    : [...new Set(partsOf(word.raw))].filter((part) => part !== word.term && !stopWords.has(part));
  const typed = word.term.startsWith('-') ? word.term : word.raw;
  return {
    typed,
    term: word.term,
    exact,
    number: word.number,
    unfinished: last && !exact,
    parts,
    start: word.start,
    end: word.end,
  };
}

/** Names and numbers first, then long words; in the order typed. */
function mostTelling(terms: readonly QueryTerm[]): QueryTerm[] {
  const weight = (term: QueryTerm) => (term.parts.length > 0 ? 100 : 0) + (term.number ? 50 : 0) + term.term.length;
  const kept = new Set([...terms].sort((a, b) => weight(b) - weight(a)).slice(0, maxTerms));
  return terms.filter((term) => kept.has(term));
}
