import type { FoundCodes, KnownNumber } from '../errors/find-codes';
import { kindNumbers, type PageTable } from './page-table';
import type { ParsedQuery } from './parse-query';
import { contextWords } from './parse-query';
import type { TermGroup } from './term-group';

/** As systems and logs print errors: `Code=-34018`, `(OSStatus error -25300.)`, `（OSStatusエラー -34018）`, `failed: -25299`. */
const printedError =
  /\b(?:failed|failure|error|status|result)(?: with)?(?: code| status)?[:=]? ?[-−]\d{2,}|\bCode\s*=\s*"?[-−]?\w+|[(（][^()（）]{0,80}(?:err|fehler|エラー|错误|오류|OSStatus|[-−]\d\d)[^()（）]{0,40}[)）]/giu;

/**
 * Numbers that a query is about, whatever else it says: an error as a system prints it, or a number beside nothing but
 * the word that explains it (`pam_result 9`). Their pages come first. A question that happens to name a number is about
 * more than the number.
 */
export function promotedNumbers(query: string, parsed: ParsedQuery, lookup: FoundCodes): KnownNumber[] {
  const printed = [...query.matchAll(printedError)];
  const words = parsed.terms.filter((term) => !term.number && !contextWords.has(term.term)).length;
  return lookup.numbers.filter(({ reading, meanings }) => {
    const { text, form, index, marked, value } = reading;
    return (
      words === 0 ||
      (words === 1 && meanings[0]?.named === true) ||
      printed.some(({ 0: shown, index: start }) => {
        return (index >= start && index < start + shown.length) || (text.length > 3 && shown.includes(text));
      }) ||
      (marked && form === 'four-characters') ||
      // The bits of a negative number: nobody counts so far.
      (value < 0 && /hex|uns/.test(form))
    );
  });
}

/**
 * Codes that share nothing but the domain with a number the query is about: `ASErrorDomain error 550` does not ask for
 * 700. A code whose text names the number is none of them.
 *
 * @returns 1 for each of them by page number; `undefined` if the query is about no number
 */
export function siblingsOf(groups: readonly TermGroup[], { kind, numbers, pageOf }: PageTable): Uint8Array | undefined {
  const readings = groups.flatMap((group) => group.readings).filter((reading) => reading.promoted);
  if (readings.length === 0) return undefined;
  const siblings = new Uint8Array(numbers);
  for (let page = 0; page < numbers; page++) if (kind[page] === kindNumbers.code) siblings[page] = 1;
  for (const list of readings.flatMap(({ lists }) => lists).flatMap((byField) => Object.values(byField))) {
    for (const section of list.sections) siblings[pageOf[section >> 4] as number] = 0;
  }
  return siblings;
}
