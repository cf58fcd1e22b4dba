/**
 * Words so common that they say nothing about a page. They are neither indexed nor looked up, which saves a fifth of
 * the index; a quoted phrase still has to contain them, because phrases are read in the text itself.
 */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an and are as at be by can do does for from has have how if in into is it its my of on or so that the their ' +
    'then there these they this to was we what when where which why will with you your'
  ).split(' '),
);

/**
 * Common words of German, left out of a query that is German. Some mean something in others: DER, DES, ES, MIT.
 *
 * @see isGerman
 */
export const germanStopWords: ReadonlySet<string> = new Set(
  (
    'am an auf aus bei da das dass dem den der des die diese diesem diesen dieser ein eine einem einen einer er es für ' +
    'hat ich im in ist kann kein keine konnte können mein meine mit nach nicht nur oder sich sie sind um und von vom ' +
    'war warum was weil wenn werden wie wird wurde zu zum zur'
  ).split(' '),
);

/** Those that other languages and names of this field do not have. */
const onlyGerman =
  /^(?:auf|bei|das|dass|dem|diese[mnr]?|eine[mnr]?|für|ist|kann|keine?|konnte|können|meine?|nicht|oder|sich|sind|und|weil|wenn|werden|wird|wurde|zum|zur)$/;

/** Two common words of German, one of which is no word elsewhere. */
export function isGerman(terms: readonly string[]): boolean {
  return terms.filter((term) => germanStopWords.has(term)).length > 1 && terms.some((term) => onlyGerman.test(term));
}

/** Two letters of hiragana: endings and particles. Words of Japanese that tell pages apart have kanji or katakana. */
export function isKana(term: string): boolean {
  return /^[\u3040-\u309f]{2}$/.test(term);
}
