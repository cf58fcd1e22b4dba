import { type Candidate, expandEnding, expandTerm } from './expand-term';
import type { FileCache } from './file-cache';
import { fileName, type SearchHead } from './head';
import { contextWords, numberTerms, type ParsedQuery, type QueryTerm } from './parse-query';
import type { Reading, TermGroup } from './score-pages';
import type { Correction, QueryNumber } from './search-engine';
import { createSynonyms } from './synonyms';
import { backwards, lowerBound, openTermShard, shardOf, type TermLists, type TermShard } from './term-shards';

export interface FoundTerms {
  /** One for each word that something contains. */
  groups: TermGroup[];
  corrected: Correction[];
  missing: string[];
  numbers: QueryNumber[];
}

export interface TermFinder {
  find(query: ParsedQuery): Promise<FoundTerms>;
}

/** Looks the words of a query up in the shards, fetching those it needs and no others. */
export function createTermFinder(head: SearchHead, cache: FileCache): TermFinder {
  const synonyms = createSynonyms(head.synonyms);

  const shardAt = (index: number) => cache.get(fileName(head.termFiles, index), openTermShard);
  const shardFor = (term: string) => shardAt(shardOf(head.terms, term));

  async function read(candidate: Candidate): Promise<Reading | undefined> {
    return readFrom(await shardFor(candidate.term), candidate);
  }

  async function findNumber(term: QueryTerm): Promise<Reading[]> {
    const candidates = numberTerms(term.term).map((form, index): Candidate => {
      return { term: form, weight: index === 0 ? 1 : 0.95, how: index === 0 ? 'exact' : 'form' };
    });
    return keepFound(await Promise.all(candidates.map(read)));
  }

  async function findWord(term: QueryTerm): Promise<Reading[]> {
    if (term.number) return findNumber(term);
    if (term.exact) return keepFound([await read({ term: term.term, weight: 1, how: 'exact' })]);
    const place = shardOf(head.terms, term.term);
    const shard = await shardAt(place);
    const found = expandTerm(shard.terms, term.term, term.unfinished);
    // Completions that go on in the next shard.
    if (term.unfinished && term.term.length > 2 && head.terms[place + 1]?.startsWith(term.term)) {
      const next = await shardAt(place + 1);
      found.push(...expandTerm(next.terms, term.term, true).filter((other) => other.how === 'prefix'));
    }
    if (found.every((candidate) => candidate.how === 'typo')) found.push(...(await findEnding(term.term)));
    return keepFound(await Promise.all(unique(found).map(read)));
  }

  async function findEnding(term: string): Promise<Candidate[]> {
    if (term.length < 4 || head.endings.length === 0) return [];
    const index = shardOf(head.endings, backwards(term));
    const shard = await cache.get(fileName(head.endingFiles, index), openTermShard);
    return expandEnding(shard.terms, term);
  }

  /** The parts of a hyphenated word count as the word where they stand together: sign-in, code-signing. */
  async function findJoined(term: QueryTerm): Promise<Reading[]> {
    if (term.parts.length < 2 || !/^[a-z]+(?:-[a-z]+)+$/.test(term.term)) return [];
    return readTogether(term.parts, term.term, 'part', 0.6);
  }

  async function readTogether(words: readonly string[], term: string, how: Candidate['how'], weight: number) {
    const readings = await Promise.all(words.map((word) => read({ term: word, weight, how })));
    const found = keepFound(readings);
    if (found.length < words.length) return [];
    const lists = found.flatMap((reading) => reading.lists);
    return [{ term, weight, how, lists, pages: Math.min(...found.map((reading) => reading.pages)) }];
  }

  async function findGroups(term: QueryTerm): Promise<TermGroup[]> {
    const [whole, joined] = await Promise.all([findWord(term), findJoined(term)]);
    const context = contextWords.has(term.term);
    const readings = [...whole, ...joined];
    if (readings.length > 0) return [{ typed: term.typed, context, readings }];
    const parts = await Promise.all(term.parts.map((part) => findWord(partTerm(part))));
    return parts.flatMap((found, index) =>
      found.length > 0 ? [{ typed: term.parts[index] as string, context, readings: found }] : [],
    );
  }

  async function addSynonyms(query: ParsedQuery, groups: readonly TermGroup[][]): Promise<void> {
    const spans = synonyms.spansOf(query.terms.map((term) => term.term));
    await Promise.all(
      spans.map(async ({ start, end, others }) => {
        const readings = await Promise.all(others.map((words) => readTogether(words, words.join(' '), 'synonym', 0.5)));
        for (const group of groups.slice(start, end).flat()) group.readings.push(...readings.flat());
      }),
    );
  }

  return {
    async find(query) {
      const groups = await Promise.all(query.terms.map(findGroups));
      await addSynonyms(query, groups);
      return {
        groups: groups.flat(),
        corrected: query.terms.flatMap((term, index) => correctionOf(term, groups[index] ?? [])),
        missing: query.terms.filter((_, index) => groups[index]?.length === 0).map((term) => term.typed),
        numbers: query.terms.flatMap((term, index) => numberOf(term, groups[index] ?? [])),
      };
    },
  };
}

function readFrom(shard: TermShard, candidate: Candidate): Reading | undefined {
  const index = lowerBound(shard.terms, candidate.term);
  if (shard.terms[index] !== candidate.term) return undefined;
  return { ...candidate, lists: [shard.lists(index)], pages: shard.pages[index] as number };
}

function keepFound(readings: readonly (Reading | undefined)[]): Reading[] {
  return readings.filter((reading) => reading !== undefined);
}

function unique(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter((candidate) => !seen.has(candidate.term) && seen.add(candidate.term));
}

function partTerm(term: string): QueryTerm {
  return { typed: term, term, exact: false, number: /^\d+$/.test(term), unfinished: false, parts: [] };
}

function correctionOf(term: QueryTerm, groups: readonly TermGroup[]): Correction[] {
  const readings = groups.flatMap((group) => group.readings).filter((reading) => reading.how !== 'synonym');
  if (readings.length === 0 || readings.some((reading) => reading.how !== 'typo')) return [];
  const best = readings.reduce((a, b) => (b.weight > a.weight || (b.weight === a.weight && b.pages > a.pages) ? b : a));
  return [{ typed: term.typed, used: best.term }];
}

function numberOf(term: QueryTerm, groups: readonly TermGroup[]): QueryNumber[] {
  if (!term.number || !/^(?:-?\d+|0x[0-9a-f]+)$/.test(term.term)) return [];
  const named = groups.flatMap((group) => group.readings).find((reading) => reading.lists.some(isName));
  return [{ typed: term.typed, number: named?.term ?? term.term, known: named !== undefined }];
}

/** Whether a term is a whole name somewhere. */
function isName(lists: TermLists): boolean {
  return lists.names?.impacts.includes(15) === true || lists.title?.impacts.includes(15) === true;
}
