import { statuses } from '../model/status';
import { warn } from '../rules';
import { checkOwnWords } from './check-own-words';
import type { ContentFile, ContentFiles } from './content-file';
import { blocksOf, placeAt } from './prose';

/** What a built library knows of the pages to look at. */
export interface Written {
  entries: readonly {
    slug: string;
    explains: readonly string[];
    mentions: { codes: string[]; identifiers: string[] };
  }[];
}

/**
 * Warn about what makes a page worth less without making it wrong: claims without a source, sentences of others,
 * entries that name nothing, topics without a figure. Messages go to the files.
 */
export function checkWriting(files: ContentFiles, written: Written): void {
  const entries = new Map(written.entries.map((entry) => [entry.slug, entry]));
  for (const file of files.topics) {
    checkMechanism(file);
    if (file.text !== undefined && !/\]\(figure:/.test(file.text))
      warn(file.vfile, 'topic-without-figure', { line: 1 });
  }
  for (const file of files.entries) {
    const entry = entries.get(file.name);
    if (
      entry &&
      [entry.explains, entry.mentions.codes, entry.mentions.identifiers].every((names) => names.length === 0)
    )
      warn(file.vfile, 'nothing-named', { line: 1 });
  }
  checkOwnWords([...files.entries, ...files.topics, ...files.errors.notes], files.captures.text);
}

const evidence = /\]\(https:[^()\s]*(?:\([^()\s]{0,200}\)[^()\s]{0,500}){0,5}\)/;
const statusLink = new RegExp(`\\[(?:${statuses.join('|')})${evidence.source}`);

/** Warn about paragraphs and list items of `How it works` that have no source. One that only leads over to a list, code or another page has none. */
function checkMechanism({ vfile, text }: ContentFile): void {
  const start = /^## How it works$/m.exec(text ?? '')?.index;
  if (text === undefined || start === undefined) return;
  const next = text.indexOf('\n## ', start + 1);
  const end = next < 0 ? text.length : next;
  for (const { text: words, offset } of blocksOf(text)) {
    if (offset <= start || offset >= end || /:$/.test(words) || !/[.!?]/.test(words)) continue;
    const source = text.slice(offset, blockEnd(text, offset));
    const pointer = /\]\(\//.test(source) && !/[.!?]\s/.test(words);
    if (statusLink.test(source) || /^!\[/.test(source) || pointer) continue;
    warn(vfile, 'evidence-missing', placeAt(text, offset), words.slice(0, 60));
  }
}

/** Where the paragraph or item that begins at an offset ends: before an empty line or the next item. */
function blockEnd(text: string, offset: number): number {
  const rest = text.slice(offset);
  const end = /\n\s*\n|\n\s*(?:[-*]|\d+\.)\s|\n#/.exec(rest)?.index;
  return end === undefined ? text.length : offset + end;
}
