import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { splitCapture } from '@/lib/content/capture-lines';
import { parseCaptureMap } from '@/lib/content/capture-map';
import { checkPost } from '@/lib/content/capture-proof';
import { parseFrontmatter } from '@/lib/markdown/parse-front-matter';
import { postFrontmatterSchema } from '@/lib/model/post';

const fixtures = new URL('fixtures/capture/proof/', import.meta.url);

/** Each folder holds a capture, its map, one post, and what a writer reads about them. */
test.each(readdirSync(fixtures))('%s', async (name) => {
  const folder = new URL(`${name}/`, fixtures);
  const open = (path: string) => new VFile({ path, value: readFileSync(new URL(path, folder), 'utf8') });
  const lines = splitCapture(String(open('capture.txt').value));
  const mapFile = open('map.yml');
  const postFile = open('post.md');

  const map = parseCaptureMap(mapFile, lines.length);
  const post = parseFrontmatter(postFile, String(postFile.value), postFrontmatterSchema);
  if (map && post) checkPost(postFile, { value: post.body, line: 1 }, post.data, lines, map);

  const messages = [...mapFile.messages, ...postFile.messages].map(
    (message) => `${message.file}:${message.line}:${message.column}: ${message.reason} (${message.ruleId})`,
  );
  const outcome = messages.join('\n') || 'nothing to report';
  await expect(`${outcome}\n`).toMatchFileSnapshot(fileURLToPath(new URL('expected.txt', folder)));
});
