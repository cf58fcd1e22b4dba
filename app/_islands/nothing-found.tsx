import { missingAnswerAddress } from '@/lib/publish/repository-links';
import type { SearchHit, SearchResult } from '@/lib/search/search-engine';
import { settings } from '@/lib/settings';
import { isBeginning } from '@/lib/suggestions';
import { quoteWord } from './quote-word';

interface Props {
  query: string;
  result: SearchResult;
  /** Whether filters shut something out. */
  filtered: boolean;
  /** Codes and names that begin like a word of the query. */
  nearest: readonly Pick<SearchHit, 'title' | 'url'>[];
  clearFilters: () => void;
  repository?: string;
}

/** What was looked for, what comes near, and the ways on. */
export function NothingFound({
  query,
  result,
  filtered,
  nearest,
  clearFilters,
  repository = settings.repository,
}: Props) {
  const ask = query.trim() === '' ? undefined : missingAnswerAddress(repository, query);
  return (
    <section aria-label="Nothing found">
      <p>{lookedFor(query, result, filtered)}</p>
      {filtered && (
        <p>
          <button type="button" className="button" onClick={clearFilters}>
            Take all filters away
          </button>
        </p>
      )}
      {nearest.length > 0 && (
        <>
          <p>Nearest names:</p>
          <ul>
            {nearest.map(({ title, url }) => (
              <li key={url}>
                <a href={url}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul>
        <li>Try the number or the symbol alone, without the words around it.</li>
        {ask && (
          <li>
            <a href={ask}>Say that an answer is missing</a>: opens a form with your question in it.
          </li>
        )}
      </ul>
    </section>
  );
}

function lookedFor(query: string, { missing, numbers }: SearchResult, filtered: boolean): string {
  const where = 'in codes, names, entries, topics and posts';
  const unknown = new Set(numbers.filter(({ known }) => !known).map(({ typed }) => typed));
  const words = missing.filter((word) => !unknown.has(word)).map(quoteWord);
  if (words.length > 0) return `Looked for ${words.join(', ')} ${where}, with one wrong letter too.`;
  const typed = query.trim();
  if (typed !== '' && isBeginning(typed)) return `“${typed}” is too short: type two letters or more, or a number.`;
  if (filtered) return `Nothing that the filters leave has “${query}”.`;
  return `Looked for “${query}” ${where}.`;
}

/** Beginnings to look for names by, where nothing has a word: the longest word first, cut shorter and shorter. */
export function beginningsOf({ missing, numbers }: SearchResult): string[] {
  const unknown = new Set(numbers.map(({ typed }) => typed));
  return missing
    .filter((word) => /^[\p{L}_][\w.:-]{3,}$/u.test(word) && !unknown.has(word))
    .sort((a, b) => b.length - a.length)
    .flatMap((word) => [0.8, 0.6, 0.4].map((share) => word.slice(0, Math.max(4, Math.ceil(word.length * share)))))
    .slice(0, 6);
}
