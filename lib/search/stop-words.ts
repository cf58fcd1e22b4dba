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
