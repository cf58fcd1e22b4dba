/** Words in a row that are compared as one. */
const size = 4;
/** Fewer groups than this say little: short texts are alike by chance. */
const fewest = 6;

/** A text made comparable: letters and digits, lower case. Markup, white space and punctuation differ between forms. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Groups of words that follow each other, each once. */
export function shinglesOf(words: readonly string[]): Set<string> {
  const shingles = new Set<string>();
  for (let at = 0; at + size <= words.length; at += 1) shingles.add(words.slice(at, at + size).join(' '));
  return shingles;
}

export interface Similarity {
  /** Groups that both have, of those that either has: 1 for the same text. */
  overlap: number;
  /** Groups that both have, of those that the shorter has: 1 if it is a part of the longer. */
  containment: number;
}

/**
 * @param common groups that both have
 * @returns nothing in common for texts too short to tell
 */
export function similarityOf(a: ReadonlySet<string>, b: ReadonlySet<string>, common: number): Similarity {
  const smaller = Math.min(a.size, b.size);
  if (smaller < fewest) return { overlap: 0, containment: 0 };
  return { overlap: common / (a.size + b.size - common), containment: common / smaller };
}
