import type { VFile } from 'vfile';
import { openCodeTable } from '../errors/open-code-table';
import { getHighlighter } from '../markdown/highlight';
import { slug } from '../markdown/rehype-anchors';
import type { NoteFrontmatter } from '../model/code';
import { slugSchema } from '../model/ids';
import { codeKey, type Entry, type Library, type Note, type Post, type Topic } from '../model/library';
import { addressesOf } from '../publish/addresses';
import { report } from '../rules';
import { addDrafts, postsOfDrafts, publishedPosts } from './add-drafts';
import { checkInternalLinks } from './check-internal-links';
import { checkPosts, type ParsedCapture, parseCaptures } from './check-posts';
import {
  checkAnswered,
  checkEntryReferences,
  checkFamilyTopics,
  checkNoteReferences,
  checkReviewed,
  checkTopicReferences,
} from './check-references';
import { allFiles, type ContentFile, type ContentFiles, namesOfFiles } from './content-file';
import type { DocumentOptions, ParsedDocument } from './parse-document';
import { parseEntry } from './parse-entry';
import { parseFigures } from './parse-figures';
import { parseNote } from './parse-note';
import { parsePath, publishPath } from './parse-paths';
import { type ParsedPost, parsePost } from './parse-post';
import { parseTables } from './parse-tables';
import { parseTopic } from './parse-topic';
import { parseVocabulary } from './parse-vocabulary';
import { type Names, namesOf } from './resolve-names';
import type { TextCache } from './text-cache';

export interface BuiltLibrary {
  library: Library;
  /** Every file read, with its messages. An error in any of them means that the library must not be published. */
  files: VFile[];
}

/**
 * Make the library of all content and check everything in it. Never throws for wrong content: problems are messages.
 *
 * @param today ISO 8601 date that review dates are compared with
 * @param options.drafts add entries in the making, marked as such: for writing, never for a release
 * @param options.texts texts that were rendered before
 */
export async function buildLibrary(
  files: ContentFiles,
  today: string,
  { drafts: withDrafts = false, texts }: { drafts?: boolean; texts?: TextCache | undefined } = {},
): Promise<BuiltLibrary> {
  const vocabulary = parseVocabulary(files.vocabulary);
  const { tables, complete } = parseTables(files);
  const names = namesOf(openCodeTable(tables), tables.identifiers, complete);
  const highlight = await getHighlighter();
  const figures = parseFigures(files.figures);
  const options: DocumentOptions = { highlight, figure: (id) => figures.get(id), resolve: names.mention, texts };

  const captures = parseCaptures(files.captures);
  const posts = files.posts.flatMap((file) => parsePost(file, highlight) ?? []);
  checkPosts(posts, captures, files);
  const entries = bySlug(files.entries, (file) => parseEntry(file, options));
  const drafted = postsOfDrafts(files.drafts);
  const topics = bySlug(files.topics, (file) => parseTopic(file, options));
  const paths = files.paths.flatMap((file) => parsePath(file) ?? []);
  const notes = files.errors.notes.flatMap((file) => parseNote(file, options) ?? []);

  const known = {
    entries,
    topics,
    files: {
      entries: namesOfFiles(files.entries),
      topics: namesOfFiles(files.topics),
      posts: new Set([...namesOfFiles(files.posts), ...posts.map((post) => post.data.id)]),
    },
    tags: new Set(vocabulary.tags.map((tag) => tag.id)),
    names,
  };
  for (const [name, entry] of entries) checkEntryReferences(name, entry, known);
  for (const [name, topic] of topics) checkTopicReferences(name, topic, known);
  for (const document of [...entries.values(), ...topics.values(), ...paths, ...notes]) checkReviewed(document, today);
  for (const note of notes) checkNoteReferences(note, known);
  checkFamilyTopics(tables.families, files.errors.families, known);
  checkAnswered(posts, known, drafted);
  checkFileNames([...files.entries, ...files.topics]);
  const explained = resolveNotes(notes, names);

  const library: Library = {
    entries: [...entries].map(
      ([slug, { data, sections, mentions }]): Entry => ({
        ...data,
        slug,
        sections,
        mentions,
        explains: explains(data, names),
      }),
    ),
    topics: [...topics].map(
      ([slug, { data, sections, mentions }]): Topic => ({
        ...data,
        slug,
        sections,
        mentions,
        explains: explains(data, names),
      }),
    ),
    paths: paths.map((path) => publishPath(path, known, options)),
    posts: publishedPosts(posts, entries, withDrafts ? undefined : drafted).map((post) => publishPost(post, captures)),
    notes: explained,
    vocabulary,
    ...tables,
  };
  const all = allFiles(files);
  if (withDrafts) {
    addDrafts(
      library,
      files.drafts,
      (file) => parseEntry(file, options),
      (data) => explains(data, names),
    );
    all.push(...files.drafts.map((file) => file.vfile));
  }
  checkInternalLinks(addressesOf(library), library, all, known.files);
  return { library, files: all };
}

/** Notes with the code they explain. A code that is unknown, or that another note explains, is reported. */
function resolveNotes(notes: readonly ParsedDocument<NoteFrontmatter>[], names: Names): Note[] {
  const paths = new Map<string, string>();
  return notes.flatMap(({ data, sections, mentions, file, at }) => {
    const code = names.code(file.vfile, data.code, at('code'));
    if (!code) return [];
    const key = codeKey(code);
    const other = paths.get(key);
    if (other) report(file.vfile, 'duplicate-slug', at('code'), key, other);
    else paths.set(key, file.vfile.path);
    return [{ ...data, key, sections, mentions }];
  });
}

/** File names become addresses. */
function checkFileNames(files: readonly ContentFile[]): void {
  for (const { name, vfile } of files) {
    if (!slugSchema.safeParse(name).success) {
      report(vfile, 'file-name', { line: 1 }, `${name}.md`, `${slug(name)}.md`);
    }
  }
}

function bySlug<Parsed>(
  files: readonly ContentFile[],
  parse: (file: ContentFile) => Parsed | undefined,
): Map<string, Parsed> {
  return new Map(
    files.flatMap((file) => {
      const parsed = parse(file);
      return parsed ? [[file.name, parsed] as const] : [];
    }),
  );
}

/** Keys of the codes and identifiers that front matter names. Unknown ones were reported before. */
function explains(data: { codes: string[]; identifiers: string[] }, names: Names): string[] {
  const codes = data.codes.flatMap((ref) => names.findCode(ref) ?? []).map(codeKey);
  const identifiers = data.identifiers.flatMap((name) => names.identifier(name) ?? []);
  return [...codes, ...identifiers.map(({ table, name }) => `${table}/${name}`)];
}

function publishPost({ data, html, text }: ParsedPost, captures: ReadonlyMap<string, ParsedCapture>): Post {
  const map = captures.get(data.capture)?.map;
  return { ...data, html, text, source: { text: map?.source ?? '', url: map?.url ?? '' } };
}
