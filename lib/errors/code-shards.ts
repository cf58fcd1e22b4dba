import type { Code } from '../model/code';
import type { ErrorDomain, NumberBlock } from '../model/error-tables';
import { codeKey, type Family } from '../model/library';
import { symbolKey } from './open-code-table';
import { packAliases } from './pack-aliases';
import { priorsOf } from './priors-of';
import {
  blocksName,
  type ContextFile,
  contextName,
  type Manifest,
  manifestName,
  type NumberRow,
  type NumberShard,
  numberShardName,
  prefixOf,
  type SymbolShard,
  symbolShardIndex,
  symbolShardName,
} from './shard-format';

export interface ShardFile {
  /** Without hash and extension; the caller adds them. */
  name: string;
  json: unknown;
}

/** Rows are gathered into one file up to this many characters of JSON; a number is never split. */
const largestNumberShard = 8_000;
const symbolShards = 256;

/**
 * Cut the tables into small files, so that looking up one number or one symbol reads a few kilobytes.
 *
 * @param notes what a code says in one sentence, by `codeKey`
 * @returns the same files for the same tables, whatever the machine
 */
export function buildCodeShards(
  codes: readonly Code[],
  families: readonly Family[],
  domains: readonly ErrorDomain[],
  blocks: readonly NumberBlock[],
  notes: ReadonlyMap<string, string> = new Map(),
): ShardFile[] {
  const priors = priorsOf({ codes, families, domains, notes });
  const familyIndex = new Map(families.map((family, index) => [family.id, index]));
  const pack = (group: readonly Code[]) => packNumbers(group, familyIndex, priors, notes);
  const groups = groupNumbers(codes);
  const symbols = packSymbols(codes);
  const manifest: Manifest = {
    families: families.map(({ id, title }) => [id, title]),
    numbers: groups.map((group) => [group[0]?.code ?? 0, group.at(-1)?.code ?? 0]),
    symbols: symbolShards,
  };
  return [
    { name: manifestName, json: manifest },
    { name: contextName, json: packContext(codes, domains, familyIndex, symbols) },
    { name: blocksName, json: blocks },
    ...groups.map((group, index) => ({ name: numberShardName(index), json: pack(group) })),
    ...symbols.map((shard, index) => ({ name: symbolShardName(index), json: shard })),
  ];
}

/** Codes by ascending number, cut into groups that become one file each. */
function groupNumbers(codes: readonly Code[]): Code[][] {
  const sorted = [...codes].sort((a, b) => a.code - b.code);
  const groups: Code[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const [index, code] of sorted.entries()) {
    const startsNumber = sorted[index - 1]?.code !== code.code;
    if (startsNumber && size + sizeOfNumber(sorted, index) > largestNumberShard) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(code);
    size += sizeOf(code);
  }
  return groups;
}

function sizeOfNumber(sorted: readonly Code[], start: number): number {
  let size = 0;
  for (let index = start; sorted[index]?.code === sorted[start]?.code; index += 1) {
    const code = sorted[index];
    if (!code) break;
    size += sizeOf(code);
  }
  return size;
}

/** About the characters a code takes as a row; domains are shared. */
function sizeOf(code: Code): number {
  return 40 + code.symbol.length + code.note.length;
}

function packContext(
  codes: readonly Code[],
  domains: readonly ErrorDomain[],
  familyIndex: ReadonlyMap<string, number>,
  symbols: readonly SymbolShard[],
): ContextFile {
  const carried = new Set(codes.map((code) => code.domain));
  const negative = new Set(
    codes.filter((code) => code.code < 0).flatMap(({ family, domain }) => [family, `${family} ${domain}`]),
  );
  const lines = (cell: (row: ErrorDomain) => string) => domains.map(cell).join('\n');
  return {
    printed: lines((row) => row.printed),
    constants: lines((row) => row.constant),
    families: domains.map((row) => familyIndex.get(row.family) ?? -1),
    frameworks: lines((row) => row.framework.split(' ')[0] ?? ''),
    hints: lines((row) => row.hints.join(' ')),
    signs: domains
      .map((row) => (negative.has(carried.has(row.printed) ? `${row.family} ${row.printed}` : row.family) ? '-' : '+'))
      .join(''),
    umbrellas: [...new Set(domains.map((row) => row.printed))].filter((printed) => !carried.has(printed)),
    prefixes: prefixesOf(symbols),
  };
}

function packNumbers(
  group: readonly Code[],
  familyIndex: ReadonlyMap<string, number>,
  priors: ReadonlyMap<string, number>,
  notes: ReadonlyMap<string, string>,
): NumberShard {
  const domains = [...new Set(group.map((code) => code.domain))];
  const rows = group.map((code): NumberRow => {
    const key = codeKey(code);
    return [
      code.code,
      domains.indexOf(code.domain),
      familyIndex.get(code.family) ?? -1,
      code.symbol,
      packAliases(code),
      code.deprecated,
      priors.get(key) ?? 0,
      notes.get(key) ?? code.note,
    ];
  });
  return { domains, rows };
}

function packSymbols(codes: readonly Code[]): SymbolShard[] {
  const numbers = new Map<string, Set<number>>();
  for (const code of codes) {
    for (const name of [code.symbol, ...code.aliases]) {
      if (!name) continue;
      const key = symbolKey(name);
      numbers.set(key, (numbers.get(key) ?? new Set()).add(code.code));
    }
  }
  const shards: SymbolShard[] = Array.from({ length: symbolShards }, () => ({}));
  for (const key of [...numbers.keys()].sort()) {
    const shard = shards[symbolShardIndex(key, symbolShards)];
    if (shard) shard[key] = [...(numbers.get(key) ?? [])];
  }
  return shards;
}

function prefixesOf(shards: readonly SymbolShard[]): string {
  return [...new Set(shards.flatMap((shard) => Object.keys(shard).map(prefixOf)))].sort().join('');
}
