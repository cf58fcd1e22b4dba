import type { VFile } from 'vfile';
import { z } from 'zod';
import { type Document, parseYaml } from '../markdown/parse-front-matter';
import { lineRangeSchema, slugSchema } from '../model/ids';
import { type CaptureMap, captureMapSchema } from '../model/post';
import { report } from '../rules';
import { formatLineRange, type LineRange, parseLineRange } from './capture-lines';

/**
 * The same shape as `captureMapSchema`, but a part is one object: the problems of a union can't be told apart, so a
 * misspelt key could not be named.
 */
const writtenMapSchema = captureMapSchema.extend({
  parts: z
    .array(
      z
        .strictObject({
          lines: lineRangeSchema,
          post: slugSchema.optional(),
          furniture: z.string().min(3).optional(),
          again: slugSchema.optional(),
        })
        .refine(({ lines: _, ...owner }) => Object.keys(owner).length === 1, {
          message: 'expected either `post` or `furniture`, or `again` for a post that stands elsewhere',
        }),
    )
    .min(1),
});

/**
 * Read `content/captures/<name>.yml` and prove that every line of the capture has exactly one owner. All problems are
 * in the file's messages.
 *
 * @param lineCount lines of the capture
 * @returns `undefined` if the map can't be read; a map whose parts leave gaps or overlap is returned
 */
export function parseCaptureMap(file: VFile, lineCount: number): CaptureMap | undefined {
  const parsed = parseYaml(file, String(file.value), writtenMapSchema);
  if (!parsed) return undefined;
  const map = captureMapSchema.parse(parsed.data);
  checkCoverage(file, map, lineCount, parsed.at);
  return map;
}

/**
 * Report every line that no part owns or that two parts own, and every range outside the capture.
 *
 * @param at position of a key of the map, for messages
 */
export function checkCoverage(
  file: VFile,
  map: CaptureMap,
  lineCount: number,
  at: Document<unknown>['at'] = () => ({ line: 1, column: 1 }),
): void {
  let next = 1;
  let owner: CaptureMap['parts'][number] | undefined;
  let place = at('parts');
  for (const { part, range, index } of inOrder(map)) {
    place = at('parts', index, 'lines');
    if (!isRange(part.lines, lineCount)) report(file, 'capture-lines', place, part.lines, lineCount);
    if (owner && range.first < next) report(file, 'capture-overlap', place, range.first, nameOf(owner));
    if (range.first > next) report(file, 'capture-gap', place, next, Math.min(range.first - 1, lineCount));
    if (range.last < next) continue;
    next = range.last + 1;
    owner = part;
  }
  if (next <= lineCount) report(file, 'capture-gap', place, next, lineCount);
}

/** Lines that the map gives to a post; `none` if it gives it nothing. */
export function mappedLines(map: CaptureMap, post: string): string {
  const ranges = map.parts.filter((part) => 'post' in part && part.post === post);
  return ranges.map((part) => formatLineRange(parseLineRange(part.lines))).join(', ') || 'none';
}

/** Parts by their first line. A range written backwards counts as if it were not, so that it is reported once. */
function inOrder(map: CaptureMap): { part: CaptureMap['parts'][number]; index: number; range: LineRange }[] {
  return map.parts
    .map((part, index) => {
      const { first, last } = parseLineRange(part.lines);
      return { part, index, range: { first: Math.min(first, last), last: Math.max(first, last) } };
    })
    .sort((a, b) => a.range.first - b.range.first || a.index - b.index);
}

function isRange(lines: string, lineCount: number): boolean {
  const { first, last } = parseLineRange(lines);
  return first <= last && last <= lineCount;
}

function nameOf(part: CaptureMap['parts'][number]): string {
  if ('post' in part) return `post \`${part.post}\` (lines ${part.lines})`;
  return 'again' in part ? `\`${part.again}\` again (lines ${part.lines})` : `furniture (lines ${part.lines})`;
}
