import type { CaptureMap } from '../model/post';
import { report } from '../rules';
import { splitCapture } from './capture-lines';
import { parseCaptureMap } from './capture-map';
import { checkPost } from './capture-proof';
import { type ContentFile, type ContentFiles, namesOfFiles } from './content-file';
import type { ParsedPost } from './parse-post';

export interface ParsedCapture {
  name: string;
  file: ContentFile;
  map: CaptureMap;
  lines: string[];
}

/** Read every capture with its map, and prove that each line has exactly one owner. */
export function parseCaptures(files: ContentFiles['captures']): Map<string, ParsedCapture> {
  const captures = new Map<string, ParsedCapture>();
  const mapped = namesOfFiles(files.maps);
  for (const file of files.text) {
    if (!mapped.has(file.name)) {
      report(file.vfile, 'capture-unmapped', { line: 1 }, file.vfile.path.replace(/\.txt$/, '.yml'));
    }
  }
  for (const file of files.maps) {
    const text = files.text.find((capture) => capture.name === file.name);
    if (!text) report(file.vfile, 'capture-missing', { line: 1 }, file.name);
    if (file.text === undefined || text?.text === undefined) continue;
    const lines = splitCapture(text.text);
    const map = parseCaptureMap(file.vfile, lines.length);
    if (!map) continue;
    captures.set(file.name, { name: file.name, file, map, lines });
  }
  return captures;
}

/**
 * Prove that every post says exactly what its lines of the capture say, that every mapped post has a file, and that no
 * two files are one post. Posts and captures that can't be read have problems of their own already.
 */
export function checkPosts(
  posts: readonly ParsedPost[],
  captures: ReadonlyMap<string, ParsedCapture>,
  files: ContentFiles,
): void {
  const written = new Set([...namesOfFiles(files.posts), ...posts.map(({ data }) => data.id)]);
  for (const { file, map } of captures.values()) {
    for (const part of map.parts) {
      const post = 'post' in part ? part.post : 'again' in part ? part.again : undefined;
      if (post !== undefined && !written.has(post)) {
        report(file.vfile, 'unknown-post', placeOfPart(file, post), post);
      }
    }
  }
  const existing = namesOfFiles([...files.captures.text, ...files.captures.maps]);
  const paths = new Map<string, string>();
  for (const { data, file, at, body } of posts) {
    const other = paths.get(data.id);
    if (other) report(file.vfile, 'duplicate-slug', at('id'), data.id, other);
    else paths.set(data.id, file.vfile.path);
    if (data.replyTo !== undefined && !written.has(data.replyTo)) {
      report(file.vfile, 'unknown-post', at('replyTo'), data.replyTo);
    }
    const capture = captures.get(data.capture);
    if (capture) checkPost(file.vfile, { value: body, line: 1 }, data, capture.lines, capture.map);
    else if (!existing.has(data.capture)) report(file.vfile, 'capture-missing', at('capture'), data.capture);
  }
}

/** Where a map names a post. */
function placeOfPart({ text = '' }: ContentFile, post: string): { line: number; column: number } {
  const offset = new RegExp(`\\b(?:post|again):\\s*['"]?${post}\\b(?!-)`).exec(text)?.index ?? 0;
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
