import type { Entry } from '@/lib/model/library';

/** A set of entries that a walk stays in. */
const most = 10;

/**
 * Choose a walk along the links of the sections `Related`: entries one after the other, each linking to the next, at most
 * ten different ones, visited again as late as can be.
 *
 * @returns slugs
 */
export function chooseWalk(entries: readonly Pick<Entry, 'slug' | 'related'>[], length: number): string[] {
  const related = new Map(entries.map((entry) => [entry.slug, entry.related]));
  const start = [...entries].sort((a, b) => b.related.length - a.related.length || (a.slug < b.slug ? -1 : 1))[0];
  if (!start) return [];
  const walk = [start.slug];
  while (walk.length < length) {
    const here = walk.at(-1) ?? '';
    const seen = new Set(walk);
    const near = (related.get(here) ?? []).filter((slug) => related.has(slug) && (seen.size < most || seen.has(slug)));
    const next = [...near].sort((a, b) => walk.lastIndexOf(a) - walk.lastIndexOf(b))[0];
    if (next === undefined) break;
    walk.push(next);
  }
  return walk;
}
