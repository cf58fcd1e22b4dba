import type { VFile } from 'vfile';
import { report } from '../rules';
import type { LineRange } from './capture-lines';

/** What the forum prints below a post: topic, subtopic and tags, word for word. */
export interface TagBlock {
  topic?: string | undefined;
  subtopic?: string | undefined;
  tags: readonly string[];
}

/** A line of the block and the front matter key that holds it. */
interface BlockLine {
  text: string;
  key: 'topic' | 'subtopic' | 'tags';
}

/** The block as the forum prints it, one label or value a line. */
export function tagBlockLines(block: TagBlock): BlockLine[] {
  const lines: BlockLine[] = [];
  if (block.topic !== undefined) lines.push({ text: 'Topic:', key: 'topic' }, { text: block.topic, key: 'topic' });
  if (block.subtopic !== undefined) {
    lines.push({ text: 'SubTopic:', key: 'subtopic' }, { text: block.subtopic, key: 'subtopic' });
  }
  if (block.tags.length > 0) lines.push({ text: 'Tags:', key: 'tags' });
  for (const tag of block.tags) lines.push({ text: tag, key: 'tags' });
  return lines;
}

/**
 * Compare the front matter with the block in the capture, line by line, so that two tags can't be taken for one. A
 * post without a block has no topic, subtopic or tags.
 */
export function checkTagBlock(
  file: VFile,
  post: TagBlock,
  range: LineRange | undefined,
  captureLines: readonly string[],
  place: (key: string) => { line: number; column: number },
): void {
  const written = tagBlockLines(post);
  const first = written[0];
  if (!range) {
    const reason = 'expected no such key in a post without `tagLines`';
    if (first) report(file, 'front-matter-value', place(first.key), first.key, reason);
    return;
  }
  const captured = captureLines
    .slice(range.first - 1, range.last)
    .map((line, index) => ({ text: line.trim(), number: range.first + index }))
    .filter(({ text }) => text !== '');
  const length = Math.max(captured.length, written.length);
  for (let index = 0; index < length; index += 1) {
    const found = written[index];
    const expected = captured[index];
    if (found?.text === expected?.text) continue;
    report(
      file,
      'post-altered',
      place(found?.key ?? written.at(-1)?.key ?? 'tagLines'),
      expected?.text ?? 'the end of the block',
      found?.text ?? 'the end of the tags',
      expected?.number ?? range.last,
    );
    return;
  }
}
