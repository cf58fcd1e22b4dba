/** Words of a text that tell what it is about. */
export interface Subject {
  words: Set<string>;
  /** Symbols and other names with capitals or dots inside: sharing one means the same subject. */
  names: Set<string>;
}

const common = new Set(
  (
    'about above after again also another anyone apple appear application apps because been before being below between both ' +
    'cannot code could code developer device does doesn each even everyone first following from have having help here however into issue ' +
    'just know like make many more most need only other over please possible problem same should since some still such ' +
    'than that their them then there these they thing this those through trying using user users version very want ' +
    'what when where whether which while will with within without work working works would your'
  ).split(' '),
);

export function subjectOf(texts: readonly string[]): Subject {
  const subject: Subject = { words: new Set(), names: new Set() };
  for (const [word] of texts.join(' ').matchAll(/[\p{L}\p{N}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu)) {
    if (/[\p{Ll}\p{N}][\p{Lu}._]|_/u.test(word)) subject.names.add(word.toLowerCase());
    for (const part of word.toLowerCase().split(/[._-]/)) {
      if (part.length >= 4 && !common.has(part)) subject.words.add(part.replace(/(?:ing|ed|es|s)$/, ''));
    }
  }
  return subject;
}

/** In how many lines of a capture each word and name stands: what stands everywhere tells nothing. */
export type LineCounts = ReadonlyMap<string, number>;

export function countLines(texts: readonly string[]): LineCounts {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const { words, names } = subjectOf([text]);
    for (const word of new Set([...words, ...names])) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/**
 * How much two texts share, from 0 (nothing, or only what the whole capture is about) to 1 (a name, or words that are
 * rare elsewhere).
 */
export function sharedSubject(a: Subject, b: Subject, counts: LineCounts): number {
  let shared = 0;
  for (const name of b.names) if (a.names.has(name)) shared += 2 * rarity(counts.get(name) ?? 1);
  for (const word of b.words) if (a.words.has(word)) shared += rarity(counts.get(word) ?? 1);
  return Math.min(shared, 1);
}

/** 1 for a word of up to four lines, a half for eight lines, and so on. */
function rarity(lines: number): number {
  return Math.min(1, 4 / Math.max(lines, 1));
}
