import type { VFile } from 'vfile';
import type { CodeRow } from '../model/code';
import type { Identifier } from '../model/library';
import type { Vocabulary } from '../model/vocabulary';
import { report, warn } from '../rules';
import type { ContentFile, ContentFiles } from './content-file';
import { placeAt, proseOf } from './prose';
import { type Speller, wordsOfNames, wordsToCheck } from './spelling';

/** Tables whose names are words that texts may use. */
export interface NamesOfTables {
  codes: readonly Pick<CodeRow, 'symbol' | 'domain' | 'aliases'>[];
  identifiers: readonly Pick<Identifier, 'name'>[];
  vocabulary: Pick<Vocabulary, 'tags'>;
}

/**
 * Check the spelling of our own texts: entries, topics, notes, paths and figures, without code, quoted text and titles
 * of what others published. Words of our tables of codes and identifiers, tags and platforms are known.
 *
 * @param list `content/words.txt`: words that no dictionary has, one a line; unused ones are warned about
 */
export function checkSpelling(files: ContentFiles, tables: NamesOfTables, list: VFile, speller: Speller): void {
  const listed = String(list.value)
    .split('\n')
    .map((line) => line.trim());
  const extra = new Set(listed.filter(Boolean));
  const names = wordsOfNames(namesOf(tables));
  const used = new Set<string>();
  const known = new Map<string, boolean>();
  const isKnown = (word: string): boolean => {
    const bare = word.replace(/'s?$/, '');
    for (const form of [bare, bare.toLowerCase()]) {
      if (!extra.has(form)) continue;
      used.add(form);
      return true;
    }
    return speller.correct(word) || speller.correct(bare) || names.has(bare.toLowerCase());
  };
  for (const { vfile, text } of ownFiles(files)) {
    if (text === undefined) continue;
    for (const prose of proseOf(text, vfile.path.endsWith('.md') ? 'md' : 'yml')) {
      for (const { word, index } of wordsToCheck(prose.text)) {
        const fine = known.get(word) ?? isKnown(word);
        known.set(word, fine);
        if (fine) continue;
        const hint = speller.suggest(word).find((other) => other[0]?.toLowerCase() === word[0]?.toLowerCase());
        const at = offsetOf(text, word, prose.offset + index);
        report(
          vfile,
          'unknown-word',
          placeAt(text, at),
          word,
          hint ? `\`${hint}\` or another word the dictionary has` : '',
        );
      }
    }
  }
  for (const [index, word] of listed.entries()) {
    if (word && !used.has(word)) warn(list, 'unused-word', { line: index + 1 }, word);
  }
}

/** The files whose words are ours. */
function ownFiles(files: ContentFiles): ContentFile[] {
  return [...files.entries, ...files.topics, ...files.errors.notes, ...files.paths, ...files.figures];
}

/** Escapes and folded lines shift positions a little: the word itself is looked for from a bit before. */
function offsetOf(text: string, word: string, near: number): number {
  const found = text.indexOf(word, Math.max(0, near - 8));
  return found < 0 ? near : found;
}

function* namesOf({ codes, identifiers, vocabulary }: NamesOfTables): Generator<string> {
  for (const { symbol, domain, aliases } of codes) yield* [symbol, domain, ...aliases];
  for (const { name } of identifiers) yield name;
  for (const { name, aliases } of vocabulary.tags) yield* [name, ...aliases];
}
