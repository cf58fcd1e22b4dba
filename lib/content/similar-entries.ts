import type { Entry } from '../model/library';
import { countLines, sharedSubject, subjectOf } from './import-cohesion';

/** Less than this in common is chance. */
const least = 0.3;

/** Slugs of the entries that share most rare words and names with a text, best first. */
export function similarEntries(text: string, entries: readonly Entry[], limit = 5): string[] {
  const texts = entries.map(textOf);
  const counts = countLines(texts);
  const own = subjectOf([text]);
  const scored = entries.map(({ slug }, index) => {
    const other = subjectOf([texts[index] ?? '']);
    const common = [...other.names].filter((name) => own.names.has(name)).length;
    return { slug, share: sharedSubject(own, other, counts), score: weigh(own, other, counts) + common };
  });
  return scored
    .filter(({ share }) => share >= least)
    .toSorted((a, b) => b.score - a.score || a.slug.localeCompare(b.slug))
    .slice(0, limit)
    .map(({ slug }) => slug);
}

function textOf({ title, names, asked, tags, sections }: Entry): string {
  const question = sections.filter((section) => section.title === 'Question' || section.title === 'Short answer');
  return [title, ...names, ...asked, ...tags, ...question.map((section) => section.text)].join(' ');
}

/** The rarer what both have, the more; longer texts have no advantage. */
function weigh(
  own: ReturnType<typeof subjectOf>,
  other: ReturnType<typeof subjectOf>,
  counts: ReadonlyMap<string, number>,
): number {
  let score = 0;
  for (const word of other.words) if (own.words.has(word)) score += 1 / (counts.get(word) ?? 1);
  return score / Math.sqrt(Math.max(other.words.size, 1));
}
