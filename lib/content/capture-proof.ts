import type { VFile } from 'vfile';
import type { CaptureMap, PostFrontmatter } from '../model/post';
import { report } from '../rules';
import { formatLineRange, type LineRange, parseLineRange } from './capture-lines';
import { mappedLines } from './capture-map';
import { checkTagBlock } from './capture-tags';
import { firstDifference, streamOfLines, streamOfMarkdown } from './capture-text';

/** Markdown of a post, and the line of the file its first line is. */
export interface PostBody {
  value: string;
  line: number;
}

/**
 * Prove that a post says exactly what its lines of the capture say: with markup and white space taken away, not one
 * character is changed, missing or new, and the front matter repeats the forum's own tags word for word.
 *
 * @param file gets the problems; its value, if any, gives front matter keys their line
 * @param captureLines all lines of the capture
 */
export function checkPost(
  file: VFile,
  body: PostBody,
  post: PostFrontmatter,
  captureLines: readonly string[],
  map: CaptureMap,
): void {
  const place = (key: string) => keyPlace(file, key);
  const range = parseLineRange(post.lines);
  if (!isWithin(range, { first: 1, last: captureLines.length })) {
    report(file, 'capture-lines', place('lines'), post.lines, captureLines.length);
    return;
  }
  const mapped = mappedLines(map, post.id);
  if (formatLineRange(range) !== mapped) report(file, 'post-lines', place('lines'), post.lines, mapped);

  const tags = post.tagLines === undefined ? undefined : parseLineRange(post.tagLines);
  if (tags && !(isWithin(tags, range) && tags.last === range.last)) {
    report(file, 'front-matter-value', place('tagLines'), 'tagLines', `expected the last lines of \`${post.lines}\``);
    return;
  }
  checkTagBlock(file, post, tags, captureLines, place);
  checkText(file, body, captureLines, { first: range.first, last: tags ? tags.first - 1 : range.last });
}

/** Compare a post's Markdown with lines of the capture; the first difference is a problem of the file. */
export function checkText(file: VFile, body: PostBody, captureLines: readonly string[], range: LineRange): void {
  const expected = streamOfLines(captureLines, range);
  const found = streamOfMarkdown(body.value);
  const difference = firstDifference(expected, found);
  if (!difference) return;
  const place = { line: difference.found.line + body.line - 1, column: difference.found.column };
  report(
    file,
    'post-altered',
    place,
    difference.expected.excerpt || 'the end of the post',
    difference.found.excerpt || 'the end of the text',
    difference.expected.line,
  );
}

function isWithin(inner: LineRange, outer: LineRange): boolean {
  return inner.first >= outer.first && inner.first <= inner.last && inner.last <= outer.last;
}

/** Front matter has one key a line, so its line can be found without parsing it again. */
function keyPlace(file: VFile, key: string): { line: number; column: number } {
  const lines = String(file.value ?? '').split('\n');
  const index = lines.findIndex((line) => line.startsWith(`${key}:`));
  return { line: Math.max(index, 0) + 1, column: 1 };
}
