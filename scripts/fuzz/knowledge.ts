import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildLibrary } from '@/lib/content/build-library';
import { codeBookOf } from '@/lib/content/number-view';
import { readContent } from '@/lib/content/read-content';
import type { CodeBook } from '@/lib/errors/code-table';
import { buildDecodeTables, type DecodeTables, openDecodeTables } from '@/lib/errors/decode-tables';
import { getHighlighter } from '@/lib/markdown/highlight';
import type { RenderOptions } from '@/lib/markdown/render-markdown';
import type { Knowledge } from '@/lib/publish/mcp-answer';
import { buildSearchIndex } from '@/lib/search/build-search';
import { openStaticEngine } from '@/lib/search/static-engine';

/** What targets read besides their input: everything as the site has it, made from `content/` in memory. */
export interface FuzzKnowledge extends Knowledge {
  book: CodeBook;
  decodeTables: DecodeTables;
  render: RenderOptions;
  /** Texts of the files in a folder of `content/` with an ending. */
  texts(folder: string, ending: string): string[];
}

/** Families of the small knowledge: several meanings of a number, a block, negative and positive numbers. */
const fewFamilies = ['keychain', 'pam', 'errno'];

/**
 * Make everything that targets read.
 *
 * @param options.small every tenth text and a few families: enough to find what always fails, and quick to make
 */
export async function openFuzzKnowledge(root: string, { small = false } = {}): Promise<FuzzKnowledge> {
  const files = await readContent(root);
  const kept = <Item>(items: Item[]) => (small ? items.filter((_, index) => index % 10 === 0) : items);
  const { library } = await buildLibrary(
    {
      ...files,
      entries: kept(files.entries),
      topics: kept(files.topics),
      posts: kept(files.posts),
      paths: kept(files.paths),
      errors: { ...files.errors, notes: kept(files.errors.notes) },
    },
    '2100-01-01',
  );
  if (small) {
    library.codes = library.codes.filter(({ family }) => fewFamilies.includes(family));
    library.identifiers = kept(library.identifiers);
  }
  const index = buildSearchIndex(library);
  const engine = await openStaticEngine(async (name) => index.files.get(name) as Uint8Array, index.head);
  const highlight = await getHighlighter();
  return {
    library,
    engine,
    origin: 'https://errsec.example',
    book: codeBookOf(library),
    decodeTables: openDecodeTables(JSON.parse(JSON.stringify(buildDecodeTables(library)))),
    render: { highlight, resolve: () => undefined, figure: () => undefined },
    texts: (folder, ending) => {
      const place = path.join(root, folder);
      const names = readdirSync(place, { recursive: true }).map(String);
      return names
        .filter((name) => name.endsWith(ending))
        .sort()
        .map((name) => readFileSync(path.join(place, name), 'utf8'));
    },
  };
}
