/**
 * Words so common that they say nothing about a page. They are neither indexed nor looked up, which saves a fifth of
 * the index; a quoted phrase still has to contain them, because phrases are read in the text itself.
 */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an and are as at be by can do does for from has have how if in into is it its my of on or so that the their ' +
    'then there these they this to versus vs was we what when where which why will with you your'
  ).split(' '),
);

/** Common words of German that other languages and names of this field do not have. */
const onlyGerman: readonly string[] = (
  'auf bei das dass dem diese diesem diesen dieser eine einem einen einer für ist kann kein keine konnte können mein ' +
  'meine nicht oder sich sind und weil wenn werden wird wurde zum zur'
).split(' ');

/**
 * Common words of German, left out of a query that is German. Some mean something in others: DER, DES, ES, MIT.
 *
 * @see isGerman
 */
export const germanStopWords: ReadonlySet<string> = new Set([
  ...onlyGerman,
  ...'am an aus da den der des die ein er es hat ich im in mit nach nur sie um von vom war warum was wie zu'.split(' '),
]);

/** Two common words of German, one of which is no word elsewhere. */
export function isGerman(terms: readonly string[]): boolean {
  return (
    terms.filter((term) => germanStopWords.has(term)).length > 1 && terms.some((term) => onlyGerman.includes(term))
  );
}

/** Two letters of hiragana: endings and particles. Words of Japanese that tell pages apart have kanji or katakana. */
export function isKana(term: string): boolean {
  return /^[\u3040-\u309f]{2}$/.test(term);
}
