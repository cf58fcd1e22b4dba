import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const content = fileURLToPath(new URL('../../content/', import.meta.url));

/** Shorter sentences and names are the same by chance. */
const shortest = 60;

function read(folder: string, extension: string): { path: string; text: string }[] {
  const names = readdirSync(`${content}${folder}`).filter((name) => name.endsWith(extension) && name !== 'README.md');
  return names.map((name) => {
    const path = `${folder}/${name}`;
    return { path, text: readFileSync(content + path, 'utf8') };
  });
}

/** Letters and digits in lower case with single spaces: what is left of a sentence when markup and marks are gone. */
function plain(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/['’`*]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** Sentences outside front matter, code and links, whose texts are names of documents. */
function sentencesOf(markdown: string): string[] {
  return markdown
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^[ \t]*(`{3,})[^\n]*\n[\s\S]*?^[ \t]*\1[ \t]*$/gm, '\n\n')
    .replace(/\[[^\]]*\]\([^)]*\)/g, '')
    .split(/\n\s*\n|\n\s*(?:[-*]|\d+\.)\s+|(?<=[.!?:;])\s+/)
    .filter((sentence) => sentence.trim().length >= shortest);
}

const captures = plain(
  read('captures', '.txt')
    .map(({ text }) => text)
    .join('\n'),
);

test.each(['entries', 'topics', 'errors/notes'])('no sentence of %s stands word for word in a capture', (folder) => {
  const sentences = read(folder, '.md').flatMap(({ path, text }) =>
    sentencesOf(text).map((sentence) => ({ path, sentence: sentence.replace(/\s+/g, ' ').trim() })),
  );
  expect(sentences.length).toBeGreaterThan(200);
  expect(sentences.filter(({ sentence }) => captures.includes(plain(sentence)))).toEqual([]);
});

test('a sentence of a capture would be found, whatever its markup and line breaks', () => {
  const [sentence = ''] = read('posts', '.md').flatMap(({ text }) => sentencesOf(text));
  expect(captures).toContain(plain(`**${sentence.replace(' ', '\n')}**`));
});
