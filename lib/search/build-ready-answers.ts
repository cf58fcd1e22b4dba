import { createHash } from 'node:crypto';
import type { FetchFile } from './file-cache';
import { hitsInField, type ReadyAnswers, readyAnswersName } from './ready-answers';
import type { TypingEngine } from './search-engine';
import { openStaticEngine } from './static-engine';
import { openTermShard } from './term-shards';

/** Starts with a file of their own, those of short words and of the letters that long ones have in common. */
const mostFiles = 600;

/** Letters of the longest query that is answered. */
const longest = 8;

export interface ReadyAnswerFiles {
  files: Map<string, Uint8Array>;
  /** Name of the file to read first, that of the empty field. */
  root: string;
}

/**
 * Answer what the first keys may ask, so that a page reads one small file for it instead of the engine and the dozen
 * files of the index that a search reads.
 *
 * @param names files of the index, see `buildIndex`
 * @param manifest name or address of the one an engine reads first
 * @returns files to put beside the index; a file's name carries a hash of what is in it and in those that it leads to
 */
export async function buildReadyAnswers(
  fetchFile: FetchFile,
  names: readonly string[],
  manifest: string,
): Promise<ReadyAnswerFiles> {
  const engine = await openStaticEngine(fetchFile, manifest);
  // In one order, whatever a file system lists them in: the last digits of a sum depend on it.
  const shards = await Promise.all(
    names
      .filter((name) => /^t\d+-/.test(name))
      .sort()
      .map((name) => fetchFile(name)),
  );
  const starts = likelyStarts(shards.map((bytes) => (bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes))));
  const files = new Map<string, Uint8Array>();
  const write = async (start: string): Promise<string> => {
    const content: ReadyAnswers = { answers: {}, next: {} };
    for (const query of starts.get(start) ?? []) {
      const answer = await answerOf(engine, query);
      if (answer) content.answers[query] = answer;
      if (starts.has(query)) content.next[query] = await write(query);
    }
    const bytes = new TextEncoder().encode(JSON.stringify(content));
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    files.set(readyAnswersName(start, hash), bytes);
    return hash;
  };
  return { root: readyAnswersName('', await write('')), files };
}

/** Nothing if nothing is found: that is for the engine to explain. */
async function answerOf(engine: TypingEngine, query: string) {
  const answer = await engine.search(query, { limit: hitsInField });
  return answer.hits.length > 0 ? answer : undefined;
}

/**
 * Starts of terms that most is typed with: many terms have them, or frequent ones. Only those of plain letters.
 *
 * @returns each start with the queries that are a letter longer
 */
function likelyStarts(shards: readonly Uint8Array[]): Map<string, string[]> {
  const weights = new Map<string, number>();
  const longer = new Map<string, Set<string>>();
  for (const shard of shards) {
    const { terms, pages } = openTermShard(shard);
    terms.forEach((term, index) => {
      const letters = /^[a-z]+/.exec(term)?.[0].slice(0, longest) ?? '';
      for (let length = 0; length < letters.length; length++) {
        const start = letters.slice(0, length);
        weights.set(start, (weights.get(start) ?? 0) + Math.sqrt(pages[index] as number));
        const queries = longer.get(start) ?? new Set();
        longer.set(start, queries.add(letters.slice(0, length + 1)));
      }
    });
  }
  // A start weighs no less than one that goes on from it, so each file kept can be reached.
  const heaviest = [...weights].sort(([a, weight], [b, other]) => other - weight || (a < b ? -1 : 1));
  return new Map(heaviest.slice(0, mostFiles).map(([start]) => [start, [...(longer.get(start) ?? [])].sort()]));
}
