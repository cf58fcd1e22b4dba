import type { VFile } from 'vfile';
import { openCodeTable } from '../errors/open-code-table';
import { getHighlighter } from '../markdown/highlight';
import type { RenderOptions } from '../markdown/render-markdown';
import { codeKey, type Entry, type Library, type Note, type Post, type Topic } from '../model/library';
import { checkInternalLinks } from './check-internal-links';
import { checkPosts, type ParsedCapture, parseCaptures } from './check-posts';
import {
  checkAnswered,
  checkEntryReferences,
  checkNoteReferences,
  checkReviewed,
  checkTopicReferences,
} from './check-references';
import { allFiles, type ContentFile, type ContentFiles } from './content-file';
import { parseEntry } from './parse-entry';
import { parseFigures } from './parse-figures';
import { parseNote } from './parse-note';
import { type ParsedPost, parsePost } from './parse-post';
import { parseTables } from './parse-tables';
import { parseTopic } from './parse-topic';
import { parseVocabulary } from './parse-vocabulary';
import { type Names, namesOf } from './resolve-names';

export interface BuiltLibrary {
  library: Library;
  /** Every file read, with its messages. An error in any of them means that the library must not be published. */
  files: VFile[];
}

/**
 * Make the library of all content and check everything in it. Never throws for wrong content: problems are messages.
 *
 * @param today ISO 8601 date that review dates are compared with
 */
export async function buildLibrary(files: ContentFiles, today: string): Promise<BuiltLibrary> {
  const vocabulary = parseVocabulary(files.vocabulary);
  const tables = parseTables(files);
  const names = namesOf(openCodeTable(tables), tables.identifiers);
  const highlight = await getHighlighter();
  const figures = parseFigures(files.figures);
  const options: RenderOptions = { highlight, figure: (id) => figures.get(id), resolve: names.mention };

  const captures = parseCaptures(files.captures);
  const posts = files.posts.flatMap((file) => parsePost(file, highlight) ?? []);
  checkPosts(posts, captures);
  const entries = bySlug(files.entries, (file) => parseEntry(file, options));
  const topics = bySlug(files.topics, (file) => parseTopic(file, options));
  const notes = files.errors.notes.flatMap((file) => parseNote(file, options) ?? []);

  const known = {
    entries,
    topics,
    posts: new Set(posts.map((post) => post.data.id)),
    tags: new Set(vocabulary.tags.map((tag) => tag.id)),
    names,
  };
  for (const [slug, entry] of entries) checkEntryReferences(slug, entry, known);
  for (const [slug, topic] of topics) checkTopicReferences(slug, topic, known);
  for (const document of [...entries.values(), ...topics.values(), ...notes]) checkReviewed(document, today);
  for (const note of notes) checkNoteReferences(note, known);
  checkAnswered(posts, [...entries.values()]);

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
    posts: posts.map((post) => publishPost(post, captures)),
    notes: notes.flatMap(({ data, sections, mentions, file }): Note[] => {
      const code = names.code(file.vfile, data.code, { line: 2, column: 7 });
      return code ? [{ ...data, key: codeKey(code), sections, mentions }] : [];
    }),
    vocabulary,
    ...tables,
  };
  const all = allFiles(files);
  checkInternalLinks(library, all);
  return { library, files: all };
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
