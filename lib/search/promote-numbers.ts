import type { Lookup, NumberMeanings } from '../errors/lookup';
import type { ParsedQuery } from './parse-query';
import { contextWords } from './parse-query';

/** As systems print errors: `Code=-34018`, `(OSStatus error -25300.)`, `（OSStatusエラー -34018）`. */
const printedError =
  /\bCode\s*=\s*"?[-−]?\w+|[(（][^()（）]{0,80}(?:error|err|fehler|erreur|errore|エラー|错误|오류|OSStatus)[^()（）]{0,40}[)）]/giu;

/**
 * Numbers that a query is about, whatever else it says: an error as a system prints it, or a number beside nothing but
 * the word that explains it (`pam_result 9`). Their pages come first. A question that happens to name a number is about
 * more than the number.
 */
export function promotedNumbers(query: string, parsed: ParsedQuery, lookup: Lookup): NumberMeanings[] {
  const printed = [...query.matchAll(printedError)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const words = parsed.terms.filter((term) => !term.number && !contextWords.has(term.term)).length;
  return lookup.numbers.filter(({ reading, meanings }) => {
    if (printed.some(([start, end]) => reading.index >= start && reading.index < end)) return true;
    return words === 0 || (words === 1 && meanings[0]?.named === true);
  });
}
