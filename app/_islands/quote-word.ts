/** A word that nothing has, as readers know it: in quotation marks, which a phrase has already. */
export function quoteWord(word: string): string {
  return `“${word.replace(/[“”]/g, '').replace(/^(\d+)thread$/, 'thread $1')}”`;
}
