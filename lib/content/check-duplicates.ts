import type { Entry } from '../model/library';
import { warn } from '../rules';
import type { ContentFile } from './content-file';
import { leadText } from './first-sentences';
import { shinglesOf, similarityOf, wordsOf } from './shingles';

/** Words that two questions share, of those that either has: from here on they ask the same. */
const sameQuestion = 0.7;
/** Groups of four words that two answers share, of those of the shorter. */
const sameAnswer = 0.3;

/** Words that stand in every second question. */
const common = new Set(
  'a an and are as at be by can do does for from how i if in into is it its my of on or that the to what when where which why with without'.split(
    ' ',
  ),
);

/**
 * Warn about pairs of entries that ask or answer nearly the same, unless one names the other as related: then a person
 * has told them apart. What is meant to be one entry becomes one, its other wording goes into `asked`, and
 * `content/redirects.yml` keeps the address.
 */
export function checkDuplicates(files: readonly ContentFile[], entries: readonly Entry[]): void {
  const questions = entries.map((entry) => [entry.title, ...entry.asked].map(questionWords));
  const answers = entries.map((entry) => shinglesOf(wordsOf(leadText(entry))));
  for (const [index, entry] of entries.entries()) {
    const file = files.find(({ name }) => name === entry.slug);
    for (let other = 0; other < index; other += 1) {
      if (entry.related.includes(entries[other]?.slug ?? '')) continue;
      const reason = alike(questions[index] ?? [], questions[other] ?? [])
        ? 'question'
        : overlap(answers[index], answers[other]) >= sameAnswer && 'answer';
      if (file && reason)
        warn(file.vfile, 'near-duplicate', { line: 1 }, reason, `content/entries/${entries[other]?.slug}.md`);
    }
  }
}

function questionWords(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).filter((word) => !common.has(word)));
}

function alike(some: readonly ReadonlySet<string>[], others: readonly ReadonlySet<string>[]): boolean {
  return some.some((a) => others.some((b) => shared(a, b) / Math.max(new Set([...a, ...b]).size, 1) >= sameQuestion));
}

function overlap(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  return similarityOf(a, b, shared(a, b)).containment;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((value) => b.has(value)).length;
}
