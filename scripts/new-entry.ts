/**
 * Begin the entry that answers a forum post, with suggested topics, tags, platforms, codes and similar entries.
 *
 *   npm run new -- --post keychain-item-is-readable             writes content/drafts/keychain-item-is-readable.md
 *   npm run new -- --post keychain-item-is-readable --slug …    under another name
 *
 * A draft is shown by `npm run dev`, marked as such, and never released. Move it to content/entries/ when it is finished.
 * A draft that exists is never overwritten.
 *
 * Exit code 0: written. 2: wrong use, or a file that can't be read or written.
 */
import { access, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { VFile } from 'vfile';
import { buildLibrary } from '@/lib/content/build-library';
import { serializeEntryDraft } from '@/lib/content/draft-entry';
import { readContent } from '@/lib/content/read-content';
import { similarEntries } from '@/lib/content/similar-entries';
import { type EntrySuggestion, type SuggestionPost, suggestEntry } from '@/lib/content/suggest-entry';
import { parseFrontmatter } from '@/lib/markdown/parse-front-matter';
import { slugSchema } from '@/lib/model/ids';
import type { Library } from '@/lib/model/library';
import { postFrontmatterSchema } from '@/lib/model/post';
import { openStaticEngine } from '@/lib/search/static-engine';
import { explainFault } from '@/lib/serve/explain-fault';
import { writeWhole } from '@/scripts/write-whole';

const usage = 'Usage: npm run new -- --post <id> [--slug <slug>]';

class UsageError extends Error {}

async function main(): Promise<void> {
  const { post: id, slug } = readArguments();
  const root = process.cwd();
  const target = path.join('content', 'drafts', `${slug}.md`);
  for (const taken of [target, path.join('content', 'entries', `${slug}.md`)]) {
    const isTaken = await access(taken).then(
      () => true,
      () => false,
    );
    if (isTaken) throw new UsageError(`Unexpected file ${taken}, expected none; choose another name with --slug`);
  }
  const post = await readPost(id);
  const today = new Date().toISOString().slice(0, 10);
  const { library } = await buildLibrary(await readContent(root), today);
  const { slugs, how } = await findSimilar(post, library);
  const suggestion = suggestEntry(post, library, slugs);
  await mkdir(path.dirname(target), { recursive: true });
  await writeWhole(target, serializeEntryDraft(id, suggestion, today));
  console.log([`${target}: written`, ...sentencesOf(suggestion, how)].join('\n'));
}

function readArguments(): { post: string; slug: string } {
  const { values } = parseArgs({ options: { post: { type: 'string' }, slug: { type: 'string' } } });
  if (values.post === undefined) throw new UsageError(usage);
  const slug = values.slug ?? values.post;
  for (const name of [values.post, slug]) {
    if (!slugSchema.safeParse(name).success)
      throw new UsageError(`Unexpected name \`${name}\`, expected lower-case words joined by hyphens`);
  }
  return { post: values.post, slug };
}

async function readPost(id: string): Promise<SuggestionPost> {
  const file = path.join('content', 'posts', `${id}.md`);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new UsageError(`Cannot read ${file}: ${reason}.`);
  });
  const vfile = new VFile({ path: file });
  const document = parseFrontmatter(vfile, text, postFrontmatterSchema);
  if (!document) throw new UsageError(vfile.messages.map(String).join('\n'));
  return { data: document.data, text: document.body.trim() };
}

/** Entries like the post: those that search finds for its title, where the site's index is built, then those that share words. */
async function findSimilar(post: SuggestionPost, library: Library): Promise<{ slugs: string[]; how: string }> {
  const title = post.data.forumTitle ?? post.data.replyTitle ?? post.data.title;
  const known = new Set(library.entries.map(({ slug }) => slug));
  const isNew = (slug: string) => known.has(slug) && !answers(library, slug, post);
  const found = (await searchEntries(title))?.filter(isNew).slice(0, 2) ?? [];
  const shared = similarEntries(`${title} ${post.text}`, library.entries, 6).filter(isNew);
  return {
    slugs: [...new Set([...found, ...shared])],
    how: found.length > 0 ? 'by search and by the words they share' : 'by the words they share',
  };
}

/** Slugs that the built index gives for a query; `undefined` if there is no index. */
async function searchEntries(query: string): Promise<string[] | undefined> {
  const folder = path.join('public', 'search-index');
  const manifest = await readFile(path.join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (manifest === undefined) return undefined;
  const engine = await openStaticEngine(
    (name) => readFile(path.join(folder, name)),
    (JSON.parse(manifest) as { manifest: string }).manifest,
  );
  const { hits } = await engine.search(query, { limit: 6, filters: { kind: ['entry'] } });
  return hits.flatMap(({ url }) => /^\/entries\/([^/]+)\//.exec(url)?.[1] ?? []);
}

function answers({ entries }: Library, slug: string, { data }: SuggestionPost): boolean {
  return entries.some((entry) => entry.slug === slug && entry.posts.includes(data.id));
}

function sentencesOf({ topics, tags, codes, identifiers, related, platforms }: EntrySuggestion, how: string): string[] {
  const list = (what: string, found: readonly string[]) =>
    found.length > 0 ? `${what}: ${found.join(', ')}` : `${what}: none found; choose`;
  return [
    list('Topics', topics),
    list('Tags', tags),
    list(
      'Platforms',
      Object.entries(platforms).map(([name, versions]) => `${name} ${versions}`),
    ),
    list('Codes', codes),
    list('Identifiers', identifiers),
    list(`Similar entries, ${how}`, related),
    'Everything is a suggestion. Correct it, write the sections, and move the file to content/entries/ when it is finished.',
  ];
}

try {
  await main();
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code;
  const known = error instanceof UsageError || /^(?:ERR_PARSE_ARGS|E[A-Z]+$)/.test(code ?? '');
  if (!known) throw error;
  console.error(explainFault(error));
  process.exitCode = 2;
}
