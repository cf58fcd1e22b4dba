import type { CaptureMap } from '../model/post';
import { report } from '../rules';
import { parseCaptureMap } from './capture-map';
import { checkPost } from './capture-proof';
import type { ContentFile, ContentFiles } from './content-file';
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
  for (const file of files.maps) {
    const text = files.text.find((capture) => capture.name === file.name);
    if (file.text === undefined) continue;
    if (text?.text === undefined) {
      report(file.vfile, 'capture-missing', { line: 1 }, file.name);
      continue;
    }
    const lines = text.text.replace(/\n$/, '').split('\n');
    const map = parseCaptureMap(file.vfile, lines.length);
    if (!map) continue;
    captures.set(file.name, { name: file.name, file, map, lines });
  }
  return captures;
}

/** Prove that every post says exactly what its lines of the capture say, and that every mapped post has a file. */
export function checkPosts(posts: readonly ParsedPost[], captures: ReadonlyMap<string, ParsedCapture>): void {
  const written = new Set(posts.map(({ data }) => data.id));
  for (const { file, map } of captures.values()) {
    for (const part of map.parts) {
      if ('post' in part && !written.has(part.post)) report(file.vfile, 'unknown-post', { line: 1 }, part.post);
    }
  }
  for (const post of posts) {
    const capture = captures.get(post.data.capture);
    if (!capture) report(post.file.vfile, 'capture-missing', post.at('capture'), post.data.capture);
    else checkPost(post.file.vfile, { value: post.body, line: 1 }, post.data, capture.lines, capture.map);
  }
}
