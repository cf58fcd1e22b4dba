/** A word of some text that is to be looked up, and where it begins in it. */
export interface Word {
  word: string;
  index: number;
}

/** Characters that only names, numbers, addresses, paths and placeholders contain. */
const notAWord = /[\d_./\\@:=<>{}$#%*~^|+&…]/u;

/**
 * Words that a dictionary can judge. Left out are texts in double quotes, which are other people's, and anything that
 * looks like a name: inner capitals, all capitals, digits, dots. Parts joined by hyphens are words of their own.
 */
export function wordsToCheck(text: string): Word[] {
  const quoted = text.replace(/"[^"]*"|“[^“”]*”/g, (quotation) => ' '.repeat(quotation.length));
  const words: Word[] = [];
  for (const match of quoted.matchAll(/\S+/gu)) {
    const token = match[0].replace(/(?<![).,;:!?\]}'’"])[).,;:!?\]}'’"]+$/u, '');
    if (notAWord.test(token)) continue;
    for (const part of token.matchAll(/\p{L}(?:[\p{L}’']*\p{L})?/gu)) {
      const word = part[0].replace(/’/g, "'");
      if (word.length > 1 && !looksLikeName(word)) words.push({ word, index: match.index + part.index });
    }
  }
  return words;
}

/** `AirDrop`, `iOS`, `URLs`, but not `Keychain` or `I'm`. */
function looksLikeName(word: string): boolean {
  const bare = word.replace(/'s$/, '');
  return /^\p{Lu}{2,}s?$/u.test(bare) || /\p{L}\p{Lu}/u.test(bare.replace(/'/g, ''));
}

/** What judges a word: a dictionary. */
export interface Speller {
  correct(word: string): boolean;
  suggest(word: string): string[];
}

/** Words of names, cut as identifiers are: `kSecAttrAccessible` gives `sec`, `attr`, `accessible`. All in lower case. */
export function wordsOfNames(names: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const name of names) {
    for (const word of name.split(/[^\p{L}]+/u)) if (word) words.add(word.toLowerCase());
    for (const [part] of name.matchAll(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu)) words.add(part.toLowerCase());
  }
  return words;
}
