import type { NumberBlock } from '../model/error-tables';
import { type FetchJson, findInShards, type GetShard, keepShards, openBook } from './code-shard-reader';
import { type Lookup, lookUp, neighboursPerSide } from './lookup';
import { blocksName, type Manifest, type NumberShard, numberShardName } from './shard-format';

/** The tables behind `fetchJson`, of which each look-up reads only what it needs. */
export interface CodeShards {
  /**
   * The same answer as `lookUp` with all tables, save that codes come without header, availability, note and sources: the
   * page of the number has them, and `meaning` says what the note says.
   */
  lookUp(query: string): Promise<Lookup>;
}

/** Open the files of `buildCodeShards`. Each is fetched once, unless that fails. */
export function openCodeShards(fetchJson: FetchJson): CodeShards {
  const get = keepShards(fetchJson);
  return {
    async lookUp(query) {
      const { found, manifest, context, wanted } = await findInShards(query, get);
      if (found.unknown.length === 0) return lookUp(query, await openBook(wanted, manifest, context, [], get));
      const blocks = await readBlocks(get);
      for (const { value } of found.unknown) await addNeighbours(value, wanted, manifest, get);
      return lookUp(query, await openBook(wanted, manifest, context, blocks, get));
    },
  };
}

/** @throws {TypeError} if the file is of another form: the book would be the one without blocks */
async function readBlocks(get: GetShard): Promise<NumberBlock[]> {
  const blocks = await get<unknown>(blocksName);
  if (!Array.isArray(blocks)) throw new TypeError(`${blocksName} is not a list of blocks`);
  return blocks as NumberBlock[];
}

/** Read files around an unknown number until its neighbours on both sides are there. */
async function addNeighbours(value: number, wanted: Set<number>, manifest: Manifest, get: GetShard): Promise<void> {
  const start = manifest.numbers.findIndex(([, last]) => last >= value);
  const middle = start < 0 ? manifest.numbers.length : start;
  for (const step of [-1, 1]) {
    const near = new Set<number>();
    for (
      let index = middle;
      index >= 0 && index <= manifest.numbers.length && near.size < neighboursPerSide;
      index += step
    ) {
      if (!manifest.numbers[index]) continue;
      wanted.add(index);
      const shard = await get<NumberShard>(numberShardName(index));
      for (const [code] of shard.rows) if (step < 0 ? code < value : code > value) near.add(code);
    }
  }
}
