import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { splitCapture } from '@/lib/content/capture-lines';
import { checkCoverage, parseCaptureMap } from '@/lib/content/capture-map';
import { checkPost } from '@/lib/content/capture-proof';
import { parseFrontmatter } from '@/lib/markdown/parse-front-matter';
import { type CaptureMap, type PostFrontmatter, postFrontmatterSchema } from '@/lib/model/post';

const content = new URL('../../content/', import.meta.url);

interface Capture {
  lines: string[];
  map: CaptureMap;
}

interface Post {
  text: string;
  body: string;
  data: PostFrontmatter;
}

const captures = new Map(namesIn('captures', '.yml').map((name) => [name, readCapture(name)]));
const posts = namesIn('posts', '.md').map(readPost);

test.each([...captures])('every line of capture %s has exactly one owner', (name, { lines }) => {
  const file = open(`captures/${name}.yml`);
  parseCaptureMap(file, lines.length);
  expect(file.messages.map(String)).toEqual([]);
});

test.each(posts.map((post) => [post.data.id, post] as const))('%s says what its lines say', (_id, post) => {
  expect(messagesOf(post.body, post)).toEqual([]);
});

describe('the proof finds', () => {
  const visible = posts.flatMap((post) => visibleOffsets(post).map((offset) => ({ post, offset })));

  test('any changed character', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...visible),
        fc.constantFrom('x', 'Q', '…', 'é', '7'),
        ({ post, offset }, character) => {
          fc.pre(post.body[offset] !== character);
          const altered = post.body.slice(0, offset) + character + post.body.slice(offset + 1);
          expect(messagesOf(altered, post)).not.toEqual([]);
        },
      ),
      { seed: 20251124, numRuns: 400 },
    );
  });

  test('any lost or doubled line', () => {
    const written = posts.flatMap((post) =>
      post.body
        .split('\n')
        .flatMap((line, index) => (/[\p{L}\p{N}]/u.test(line) && !/^\s*```/.test(line) ? [{ post, index }] : [])),
    );
    fc.assert(
      fc.property(fc.constantFrom(...written), fc.boolean(), ({ post, index }, doubled) => {
        const lines = post.body.split('\n');
        lines.splice(index, 1, ...(doubled ? [lines[index] ?? '', '', lines[index] ?? ''] : []));
        expect(messagesOf(lines.join('\n'), post)).not.toEqual([]);
      }),
      { seed: 20251124, numRuns: 200 },
    );
  });

  test.each(posts.map((post) => [post.data.id, post] as const))(
    'a line of %s that another part owns too',
    (id, post) => {
      const { map, lines } = captureOf(post);
      const first = Number(post.data.lines.split('-')[0]);
      const last = Number(post.data.lines.split('-').at(-1));
      const moved = last < lines.length ? `${first}-${last + 1}` : `${first - 1}-${last}`;
      const parts = map.parts.map((part) => ('post' in part && part.post === id ? { ...part, lines: moved } : part));
      const file = new VFile({ path: 'captures/map.yml' });

      checkCoverage(file, { ...map, parts }, lines.length);

      expect(file.messages.map((message) => message.ruleId)).toEqual(['capture-overlap']);
    },
  );
});

function namesIn(folder: string, extension: string): string[] {
  const names = readdirSync(new URL(`${folder}/`, content)).filter((name) => name.endsWith(extension));
  return names.map((name) => name.slice(0, -extension.length));
}

function open(path: string): VFile {
  return new VFile({ path: `content/${path}`, value: readFileSync(new URL(path, content), 'utf8') });
}

function readCapture(name: string): Capture {
  const lines = splitCapture(String(open(`captures/${name}.txt`).value));
  const map = parseCaptureMap(open(`captures/${name}.yml`), lines.length);
  if (!map) throw new TypeError(`Cannot read the map of capture ${name}`);
  return { lines, map };
}

function readPost(id: string): Post {
  const file = open(`posts/${id}.md`);
  const document = parseFrontmatter(file, String(file.value), postFrontmatterSchema);
  if (!document) throw new TypeError(`Cannot read post ${id}: ${file.messages.join('; ')}`);
  return { text: String(file.value), body: document.body, data: document.data };
}

function captureOf({ data }: Post): Capture {
  const capture = captures.get(data.capture);
  if (!capture) throw new TypeError(`Unexpected capture ${data.capture} of post ${data.id}`);
  return capture;
}

function messagesOf(body: string, post: Post): string[] {
  const file = new VFile({ path: `content/posts/${post.data.id}.md`, value: post.text });
  const { lines, map } = captureOf(post);
  checkPost(file, { value: body, line: 1 }, post.data, lines, map);
  return file.messages.map(String);
}

/** Offsets of what is not white space, the number of a list item, or the name of a fence: those a reader does not read. */
function visibleOffsets({ body }: Post): number[] {
  const hidden = new Set<number>();
  for (const { index, 0: text } of body.matchAll(/^[ ]*(?:```\w*|\d+\.(?= ))/gm)) {
    for (let offset = index; offset < index + text.length; offset += 1) hidden.add(offset);
  }
  const offsets = Array.from({ length: body.length }, (_, offset) => offset);
  return offsets.filter((offset) => !hidden.has(offset) && /\S/.test(body[offset] ?? ' '));
}
