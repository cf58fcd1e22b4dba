import type { SearchResult } from '@/lib/search/search-engine';
import { codeAnchor, url } from '@/lib/site';

/** A longer query is a question, even if it names a code. */
const mostWords = 3;

/**
 * The page to go to at once when a query from the address bar is one exact number, symbol or name.
 *
 * @returns `undefined` where a reader has to choose, or nothing is exact
 */
export function directTarget(query: string, { hits, numbers, lookup }: SearchResult): string | undefined {
  const text = query.trim();
  if (text.split(/\s+/).length > mostWords) return undefined;
  return numberTarget(text, numbers, lookup) ?? symbolTarget(text, lookup) ?? nameTarget(text, hits);
}

/** The number alone, or with the domain that owns it: `-50`, `LAError -4`. */
function numberTarget(
  text: string,
  numbers: SearchResult['numbers'],
  lookup: SearchResult['lookup'],
): string | undefined {
  const [number, other] = numbers;
  if (!number?.known || other) return undefined;
  if (number.typed === text) return url.number(Number(number.number));
  const first = lookup?.numbers.find(({ value }) => String(value) === number.number)?.meanings[0];
  return first?.named ? url.number(first.code.code, codeAnchor(first.code)) : undefined;
}

function symbolTarget(text: string, lookup: SearchResult['lookup']): string | undefined {
  const [symbol, other] = lookup?.symbols ?? [];
  if (!symbol || other || symbol.word !== text) return undefined;
  const code = symbol.meanings[0]?.code;
  const several = new Set(symbol.meanings.map(({ code }) => code.code)).size > 1;
  return code && !several ? url.number(code.code, codeAnchor(code)) : undefined;
}

/** An entitlement, key, service or other identifier that stands in one table only. */
function nameTarget(text: string, hits: SearchResult['hits']): string | undefined {
  const named = hits.filter(({ kind, title }) => kind === 'name' && title.toLowerCase() === text.toLowerCase());
  return named.length === 1 ? named[0]?.url : undefined;
}
