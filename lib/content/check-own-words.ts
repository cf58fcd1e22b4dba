import type { VFile } from 'vfile';
import { warn } from '../rules';
import type { ContentFile } from './content-file';
import { blocksOf, placeAt } from './prose';

/** Shorter sentences are the same by chance. */
const fewestWords = 8;

interface CaptureWords {
  name: string;
  /** All words with a space between and around them. */
  text: string;
  /** Line of each word. */
  lines: number[];
}

/** Warn where a sentence of ours stands word for word in a capture. Punctuation, case and markup don't count. */
export function checkOwnWords(files: readonly ContentFile[], captures: readonly ContentFile[]): void {
  const known = captures.map(wordsOfCapture);
  for (const { vfile, text } of files) {
    for (const block of blocksOf(text ?? '')) {
      for (const sentence of block.text.split(/(?<=[.!?:;])\s+/))
        checkSentence(vfile, text ?? '', block.offset, sentence, known);
    }
  }
}

function checkSentence(
  file: VFile,
  source: string,
  offset: number,
  sentence: string,
  captures: readonly CaptureWords[],
): void {
  const words = wordsOf(sentence);
  if (words.length < fewestWords) return;
  for (const { name, text, lines } of captures) {
    const at = text.indexOf(` ${words.join(' ')} `);
    if (at < 0) continue;
    const line = lines[text.slice(0, at).split(' ').length - 1] ?? 1;
    warn(file, 'copied-sentence', placeAt(source, offset), `${sentence.slice(0, 60)}…`, name, line);
  }
}

function wordsOfCapture({ name, text }: ContentFile): CaptureWords {
  const words = (text ?? '').split('\n').map(wordsOf);
  const lines = words.flatMap((line, index) => line.map(() => index + 1));
  return { name, text: ` ${words.flat().join(' ')} `, lines };
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
