import type { DomainHints, Hint } from './code-table';

/** Strength of a hint by what it names. */
const strengths = { domain: 100, errorType: 90, word: 60, prefix: 50, framework: 40 } as const;

/** A word with dots, slashes, colons or hyphens inside: `com.apple.OpenDirectory`, `os/kern`, `ios-deploy`. */
const compound = /[A-Za-z0-9_]+(?:[./:-][A-Za-z0-9_]+)*/g;

/** Longer words are hashes and other noise. */
const longestWord = 120;

interface Target {
  family: string;
  domain: string;
  strength: number;
}

/**
 * Index the words that point to domains.
 *
 * @param codeDomains domains that codes carry; others in `domains` stand for all codes of their family
 * @returns a function that finds these words in a text in time linear in its length
 */
export function openHints(domains: readonly DomainHints[], codeDomains: ReadonlySet<string>): (text: string) => Hint[] {
  const exact = new Map<string, Target[]>();
  const prefixes = new Map<string, Target[]>();
  const phrases: { text: string; target: Target }[] = [];
  const add = (map: Map<string, Target[]>, word: string, target: Target) => {
    const key = keyOf(word);
    const targets = map.get(key);
    if (targets) targets.push(target);
    else map.set(key, [target]);
  };
  for (const row of domains) {
    const domain = codeDomains.has(row.printed) ? row.printed : '*';
    const target = (strength: number): Target => ({ family: row.family, domain, strength });
    for (const name of [row.printed.replace(/^\(enum\) /, ''), row.constant]) {
      if (name === '') continue;
      if (name.includes(' ')) phrases.push({ text: name.toLowerCase(), target: target(strengths.domain) });
      else add(exact, name.toLowerCase(), target(strengths.domain));
      if (/ErrorDomain$/.test(name))
        add(exact, name.slice(0, -'Domain'.length).toLowerCase(), target(strengths.errorType));
    }
    for (const hint of row.hints) {
      if (hint.endsWith('*')) add(prefixes, hint.slice(0, -1), target(strengths.prefix));
      else add(exact, hint, target(strengths.word));
    }
    const framework = row.framework.split(' ', 1)[0];
    if (framework) add(exact, framework.toLowerCase(), target(strengths.framework));
  }
  const longestPrefix = Math.max(0, ...[...prefixes.keys()].map((prefix) => prefix.length));
  return (text) => {
    const found: Hint[] = [];
    const push = (targets: readonly Target[] | undefined, word: string, index: number, extra = 0) => {
      for (const { family, domain, strength } of targets ?? []) {
        found.push({ family, domain, word, index, strength: strength + extra });
      }
    };
    for (const { word, index } of wordsOf(text)) {
      for (const spelling of new Set([word, word.toLowerCase()])) push(exact.get(spelling), word, index);
      for (let length = Math.min(word.length, longestPrefix); length > 1; length -= 1) {
        const start = word.slice(0, length);
        for (const spelling of new Set([start, start.toLowerCase()])) {
          push(prefixes.get(spelling), word, index, Math.min(9, length / 3));
        }
      }
    }
    const lower = phrases.length > 0 ? text.toLowerCase() : '';
    for (const { text: phrase, target } of phrases) {
      const index = lower.indexOf(phrase);
      if (index >= 0) push([target], text.slice(index, index + phrase.length), index);
    }
    return found;
  };
}

/** Words in capitals are kept, so that `EXEC` is not found in `exec`; all others are compared in lower case. */
function keyOf(hint: string): string {
  return /[a-z]/.test(hint) ? hint.toLowerCase() : hint;
}

/** Words of a text, compound ones whole and by their parts. */
export function* wordsOf(text: string): Generator<{ word: string; index: number }> {
  for (const { 0: word, index } of text.matchAll(compound)) {
    if (word.length > longestWord) continue;
    yield { word, index };
    if (!/[./:-]/.test(word)) continue;
    let offset = 0;
    for (const part of word.split(/[./:-]/)) {
      yield { word: part, index: index + offset };
      offset += part.length + 1;
    }
  }
}
