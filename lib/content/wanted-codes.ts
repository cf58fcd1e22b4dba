import type { Code } from '../model/code';
import type { Catalog } from './catalog';

/** The codes that most entries, topics and notes name: what people look for, as far as our own content tells. */
export function wantedCodes(catalog: Catalog, limit = 24): Code[] {
  const weights = catalog.library.notes.flatMap((note) => {
    const code = catalog.code(note.key);
    if (!code) return [];
    const { entries, topics, notes } = catalog.mentions(note.key, Number.POSITIVE_INFINITY);
    return [{ code, weight: entries.length * 3 + topics.length * 2 + notes.length }];
  });
  weights.sort((a, b) => b.weight - a.weight || a.code.code - b.code.code);
  return weights.slice(0, limit).map(({ code }) => code);
}
