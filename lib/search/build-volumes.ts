import { createHash } from 'node:crypto';
import { writeBundle } from './build-bundles';
import { openTermShard } from './term-shards';

/** Bytes of the files in a volume; a quarter to a half of it is transferred. */
const volumeBytes = 500_000;

/** Bytes in all volumes: what a reader who types is sent, about two megabytes compressed, however large an index is. */
const mostBytes = 5_000_000;

/**
 * An index in few files, for whoever goes on typing: a small one as a whole, of a larger one what most queries read. That
 * is in the first volumes.
 *
 * @param files by their names, see `buildIndex`
 * @param most bytes in all volumes together
 * @returns volumes in the order to read them; a volume's name carries a hash of what is in it
 */
export function buildVolumes(files: ReadonlyMap<string, Uint8Array>, most = mostBytes): Map<string, Uint8Array> {
  const volumes = new Map<string, Uint8Array>();
  let group: NamedFile[] = [];
  let size = 0;
  const write = () => {
    if (group.length === 0) return;
    const bytes = writeBundle(group);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    volumes.set(`v-${volumes.size}-${hash}.bin`, bytes);
    group = [];
    size = 0;
  };
  for (const file of likeliest(files, most)) {
    group.push(file);
    size += file[1].length;
    if (size >= volumeBytes) write();
  }
  write();
  return volumes;
}

/** Terms, code tables, texts and endings. Half of the room is for terms; texts are in the order of their importance. */
function likeliest(files: ReadonlyMap<string, Uint8Array>, most: number): NamedFile[] {
  const ofFamily = (family: RegExp) =>
    [...files].filter(([name]) => family.test(name)).sort(([a], [b]) => numberOf(a) - numberOf(b) || (a < b ? -1 : 1));
  const terms = ofFamily(/^t\d/);
  const others = [/^codes-/, /^s\d/, /^e\d/].flatMap(ofFamily);
  if (bytesOf(files) <= most) return [...terms, ...others];
  const weights = new Map(terms.map(([name, bytes]) => [name, weightOf(bytes)]));
  const byWeight = terms.toSorted(([a], [b]) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  const chosen = firstOf(byWeight, most / 2);
  return [...chosen, ...firstOf(others, most - bytesOf(chosen))];
}

type NamedFile = [name: string, bytes: Uint8Array];

/** As many as there is room for. */
function firstOf(files: readonly NamedFile[], most: number): NamedFile[] {
  let sum = 0;
  const end = files.findIndex(([, { length }]) => {
    sum += length;
    return sum > most;
  });
  return end < 0 ? [...files] : files.slice(0, end);
}

function bytesOf(files: Iterable<NamedFile>): number {
  let sum = 0;
  for (const [, { length }] of files) sum += length;
  return sum;
}

/** How likely a query is to read a file of terms: by how many there are, and how frequent. */
function weightOf(shard: Uint8Array): number {
  return openTermShard(shard).pages.reduce((sum, pages) => sum + Math.sqrt(pages), 0);
}

function numberOf(name: string): number {
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}
