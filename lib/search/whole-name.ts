import { stopWords } from './stop-words';
import { wordsOf } from './tokenize';

/** Names of more words are titles, which nobody types from start to end. */
const maxWords = 5;

/** The term under which a name of two to five words stands as a whole; `undefined` for other texts. */
export function wholeName(text: string): string | undefined {
  if (text.length > 80) return undefined;
  const words = wordsOf(text).map((word) => word.term);
  const kept = words.filter((term) => !stopWords.has(term));
  return kept.length > 1 && words.length <= maxWords ? kept.join(' ') : undefined;
}
