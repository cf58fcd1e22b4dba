import type { VFile } from 'vfile';
import type { CaptureMap, PostFrontmatter } from '../model/post';
import { report } from '../rules';
import { checkFields } from './capture-fields';
import { formatLineRange, type LineRange, parseLineRange } from './capture-lines';
import { linkKeysOf } from './capture-links';
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
 * character is changed, missing or new, and the front matter repeats the forum's own tags and what its pages say
 * about the post word for word.
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
  const head = post.headLines === undefined ? undefined : parseLineRange(post.headLines);
  const foot = post.footLines === undefined ? undefined : parseLineRange(post.footLines);
  const last = tags ? tags.first - 1 : range.last;
  if (head && !(isWithin(head, { first: range.first, last }) && head.first === range.first)) {
    report(
      file,
      'front-matter-value',
      place('headLines'),
      'headLines',
      `expected the first lines of \`${post.lines}\``,
    );
    return;
  }
  if (foot && !(isWithin(foot, { first: head ? head.last + 1 : range.first, last }) && foot.last === last)) {
    const reason = `expected the last lines of \`${post.lines}\`, before \`tagLines\``;
    report(file, 'front-matter-value', place('footLines'), 'footLines', reason);
    return;
  }
  checkTagBlock(file, post, tags, captureLines, place);
  checkFields(file, post, captureLines, { head, foot }, place);
  const text = { first: head ? head.last + 1 : range.first, last: foot ? foot.first - 1 : last };
  if (post.repeatLines !== undefined) {
    const repeat = parseLineRange(post.repeatLines);
    if (!(isWithin(repeat, text) && repeat.last === text.last)) {
      report(file, 'front-matter-value', place('repeatLines'), 'repeatLines', 'expected the lines that end the text');
      return;
    }
    text.last = repeat.first - 1;
    checkRepeat(file, captureLines, text, repeat, place('repeatLines'));
  }
  checkText(file, body, captureLines, text, linkKeysOf(captureLines, text));
}

/**
 * Compare a post's Markdown with lines of the capture; the first difference is a problem of the file.
 *
 * @param range may be empty, its last line before its first: then the post has no text
 * @param links keys of links that may lead elsewhere, see `linkKey`
 */
export function checkText(
  file: VFile,
  body: PostBody,
  captureLines: readonly string[],
  range: LineRange,
  links?: ReadonlySet<string>,
): void {
  const expected = streamOfLines(captureLines, range);
  const found = streamOfMarkdown(body.value, links);
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

/** Prove that lines say what the lines above them say. */
function checkRepeat(
  file: VFile,
  captureLines: readonly string[],
  text: LineRange,
  repeat: LineRange,
  place: { line: number; column: number },
): void {
  const difference = firstDifference(streamOfLines(captureLines, text), streamOfLines(captureLines, repeat));
  if (!difference) return;
  const { expected, found } = difference;
  report(
    file,
    'post-altered',
    place,
    expected.excerpt || 'the end of the text',
    found.excerpt || 'the end',
    expected.line,
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
