import type { FoundCodes } from '../errors/find-codes';
import type { Beginnings } from './beginnings';
import { type Candidate, expandEnding, expandTerm, startToWiden, type Vocabulary } from './expand-term';
import type { IndexReader } from './index-reader';
import { contextWords, type ParsedQuery, type QueryTerm } from './parse-query';
import type { Correction } from './search-engine';
import { andThen, type Soon, together } from './soon';
import type { Synonyms } from './synonyms';
import type { Reading, TermGroup } from './term-group';
import { lowerBound, type TermLists } from './term-shards';

export interface FoundTerms {
  /** One for each word that something contains. */
  groups: TermGroup[];
  corrected: Correction[];
  missing: string[];
  /** Where the whole query is a name of several words. */
  whole: TermLists[];
}

export interface TermFinder {
  /**
   * @param lookup what the code tables say about the numbers and symbols of the query
   * @param promoted numbers that the query is about
   */
  find(query: ParsedQuery, lookup?: FoundCodes, promoted?: ReadonlySet<string>): Promise<FoundTerms>;
}

/** Looks the words of a query up, reading the parts of the index that it needs and no others. */
export function createTermFinder(reader: IndexReader, synonyms: Synonyms, beginnings: Beginnings = {}): TermFinder {
  function read({ term, weight, how }: Candidate): Soon<Reading | undefined> {
    return andThen(
      reader.get(term),
      (entry) => entry && { term, weight, how, lists: [entry.lists], pages: entry.pages },
    );
  }

  async function findWord(term: QueryTerm): Promise<Reading[]> {
    if (term.exact) return keepFound([await read({ term: term.term, weight: 1, how: 'exact' })]);
    const completed = term.unfinished && term.term.length > 2 ? term.term : undefined;
    let block = await reader.around(term.term, completed);
    let found = expandTerm(block, term.term, term.unfinished);
    const start = startToWiden(block, term.term, found);
    if (start !== undefined) {
      block = await reader.around(term.term, start);
      found = expandTerm(block, term.term, term.unfinished);
    }
    if (term.unfinished) found = withLikely(term.term, found);
    if (mayBeEnding(term, found, block)) found.push(...(await findEnding(term.term)));
    return keepFound(await together(unique(found).map(read)));
  }

  /** With what an unfinished word most likely begins, wherever in the vocabulary it is. */
  function withLikely(start: string, found: Candidate[]): Candidate[] {
    const words = Object.hasOwn(beginnings, start) ? beginnings[start] : undefined;
    if (!words) return found;
    const likely = words.map((term, rank): Candidate => ({ term, weight: 0.8 - 0.05 * rank, how: 'prefix' }));
    // PA as a part of many names, for somebody who is about to type passkey.
    const others = found.map((candidate) => ({ ...candidate, weight: 0.4 * candidate.weight }));
    return [...likely, ...others];
  }

  async function findEnding(term: string): Promise<Candidate[]> {
    const block = term.length < 4 ? undefined : await reader.endingsAround(term);
    return block ? expandEnding(block, term) : [];
  }

  /** The parts of a hyphenated word count as the word where they stand together: sign-in, code-signing. */
  async function findJoined(term: QueryTerm): Promise<Reading[]> {
    if (term.parts.length < 2 || !/^[a-z]+(?:-[a-z]+)+$/.test(term.term)) return [];
    return readTogether(term.parts, term.term, 'part', 0.6);
  }

  async function readTogether(words: readonly string[], term: string, how: Candidate['how'], weight: number) {
    const readings = await together(words.map((word) => read({ term: word, weight, how })));
    const found = keepFound(readings);
    if (found.length < words.length) return [];
    const lists = found.flatMap((reading) => reading.lists);
    return [{ term, weight, how, lists, pages: Math.min(...found.map((reading) => reading.pages)) }];
  }

  /** The numbers that the tables read at the place of a word: -25300 for 25300, 0xffff9d2c or a lone LDNB. */
  async function findNumbers(term: QueryTerm, lookup: FoundCodes | undefined): Promise<Reading[]> {
    const candidates = numbersAt(term, lookup).map(
      (number): Candidate => ({ term: number, weight: 0.95, how: 'form' }),
    );
    return keepFound(await together(candidates.map(read)));
  }

  /** `App Attest` also stands as App-Attest and AppAttest. */
  async function findWhole(query: ParsedQuery): Promise<TermLists[]> {
    const words = query.terms.map((term) => term.term);
    if (words.length < 2 || words.length > 5) return [];
    const terms = [' ', '-', ''].map((joiner) => words.join(joiner));
    const readings = await together(terms.map((term) => read({ term, weight: 1, how: 'exact' })));
    return keepFound(readings).flatMap((reading) => reading.lists);
  }

  async function findGroups(term: QueryTerm, lookup: FoundCodes | undefined): Promise<TermGroup[]> {
    const found = await Promise.all([findWord(term), findJoined(term), findNumbers(term, lookup)]);
    const context = contextWords.has(term.term);
    const readings = unique(found.flat());
    if (readings.length > 0) return [{ typed: term.typed, context, number: term.number, readings }];
    const parts = await Promise.all(term.parts.map((part) => findWord(partTerm(part))));
    return parts.flatMap((found, index) =>
      found.length > 0 ? [{ typed: term.parts[index] as string, context, number: false, readings: found }] : [],
    );
  }

  /**
   * Adds what synonyms find to the words they stand for; where nothing has the words themselves, what is found counts as
   * one word of its own.
   *
   * @returns places in the query of the words that have a synonym
   */
  async function addSynonyms({ terms }: ParsedQuery, groups: TermGroup[][]): Promise<Set<number>> {
    const words = terms.map((term) => term.term);
    const answered = new Set<number>();
    const spans = synonyms.spansOf(words, terms.at(-1)?.unfinished);
    const found = await Promise.all(
      spans.map(({ others }) =>
        Promise.all(others.map((words) => readTogether(words, words.join(' '), 'synonym', 0.5))),
      ),
    );
    // In the order of the query, whichever came first.
    spans.forEach(({ start, end }, index) => {
      const readings = found[index]?.flat() ?? [];
      if (readings.length === 0) return;
      for (let place = start; place < end; place++) answered.add(place);
      const known = groups.slice(start, end).flat().filter(isKnown);
      for (const group of known) group.readings.push(...readings);
      if (known.length > 0) return;
      groups.fill([], start, end);
      groups[start] = [{ typed: typedIn(terms.slice(start, end)), context: false, number: false, readings }];
    });
    return answered;
  }

  return {
    async find(query, lookup, promoted = new Set()) {
      const [whole, ...groups] = await Promise.all([
        findWhole(query),
        ...query.terms.map((term) => findGroups(term, lookup)),
      ]);
      const answered = await addSynonyms(query, groups);
      for (const reading of groups.flat().flatMap((group) => group.readings)) {
        if (promoted.has(reading.term)) reading.promoted = true;
      }
      return {
        groups: groups.flat(),
        whole,
        corrected: query.terms.flatMap((term, index) => correctionOf(term, groups[index] ?? [])),
        missing: missingIn(query.terms, (place) => groups[place]?.length === 0 && !answered.has(place)),
      };
    },
  };
}

/** Something has the word or its parts; one wrong letter away from another is no knowledge of it. */
function isKnown(group: TermGroup): boolean {
  return group.readings.some((reading) => reading.how !== 'typo');
}

/** Words that nothing has, as typed; those of Chinese, Japanese and Korean in runs, not cut into pairs. */
function missingIn(terms: readonly QueryTerm[], isMissing: (place: number) => boolean): string[] {
  const runs: QueryTerm[][] = [];
  let last = -1;
  terms.forEach((term, place) => {
    if (!isMissing(place)) return;
    const before = terms[place - 1];
    if (last === place - 1 && before && term.start < before.end) runs.at(-1)?.push(term);
    else runs.push([term]);
    last = place;
  });
  return runs.map(typedIn);
}

/** Words as typed: with a space between, unless they overlap as those of Chinese, Japanese and Korean do. */
function typedIn(terms: readonly QueryTerm[]): string {
  return terms.reduce((text, term, index) => {
    const before = terms[index - 1];
    if (!before) return term.typed;
    return term.start < before.end ? text + term.typed.slice(before.end - term.start) : `${text} ${term.typed}`;
  }, '');
}

/** Nothing has the word, or hardly anything has the name: others may end in it (kSec…AfterFirstUnlock). */
function mayBeEnding(term: QueryTerm, found: readonly Candidate[], block: Vocabulary): boolean {
  if (found.every((candidate) => candidate.how === 'typo')) return true;
  if (term.parts.length === 0 || term.term.length < 8) return false;
  return found.every(({ term: other }) => (block.pages[lowerBound(block.terms, other)] ?? 0) <= 12);
}

function keepFound(readings: readonly (Reading | undefined)[]): Reading[] {
  return readings.filter((reading) => reading !== undefined);
}

/** A term may be found in two ways; the first counts. */
function unique<Found extends Candidate>(candidates: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return candidates.filter(({ term }) => !seen.has(term) && seen.add(term));
}

function partTerm(term: string): QueryTerm {
  return {
    typed: term,
    term,
    exact: false,
    number: /^\d+$/.test(term),
    unfinished: false,
    parts: [],
    start: 0,
    end: 0,
  };
}

/** The word searched instead of, or beside, one that looks misspelled. */
function correctionOf(term: QueryTerm, groups: readonly TermGroup[]): Correction[] {
  const readings = groups.flatMap((group) => group.readings).filter((reading) => reading.how !== 'synonym');
  const typos = readings.filter((reading) => reading.how === 'typo');
  const known = readings.some((reading) => reading.how !== 'typo' && reading.how !== 'exact' && reading.how !== 'form');
  if (typos.length === 0 || known) return [];
  const best = typos.reduce((a, b) => (b.weight > a.weight || (b.weight === a.weight && b.pages > a.pages) ? b : a));
  return [{ typed: term.typed, used: best.term }];
}

/**
 * Numbers that a word stands for, as the index has them: signed decimals. A number that no table has may still stand in
 * a text, and have lost its minus on the way.
 */
function numbersAt(term: QueryTerm, lookup: FoundCodes | undefined): string[] {
  const unsigned = /^\d{3,}$/.test(term.term) ? [`-${term.term}`] : [];
  if (!lookup) return unsigned;
  const read = lookup.numbers.filter(({ reading }) => {
    if (reading.index + reading.text.length <= term.start || reading.index >= term.end) return false;
    // The digits of SHA-256 are no number; those of error-34018 are.
    return term.number || reading.marked || reading.form !== 'sign-doubtful';
  });
  const named = lookup.symbols.filter(({ word }) => word === term.typed);
  const numbers = [
    ...read.map(({ value }) => value),
    ...named.flatMap(({ meanings }) => meanings.map(({ code }) => code.code)),
  ];
  if (numbers.length === 0) return unsigned;
  return [...new Set(numbers.map(String))].filter((number) => number !== term.term);
}
