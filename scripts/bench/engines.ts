import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildBundles } from '@/lib/search/build-bundles';
import { buildIndex } from '@/lib/search/build-index';
import { buildReadyAnswers } from '@/lib/search/build-ready-answers';
import { buildVolumes } from '@/lib/search/build-volumes';
import type { SearchPage } from '@/lib/search/record';
import { openStaticEngine } from '@/lib/search/static-engine';
import type { BenchInput } from './bench-input';

/** Reads a file of the index, and is counted. */
export type ReadIndexFile = (name: string) => Promise<Uint8Array>;

export interface OpenEngine {
  /** Places of the ten best pages in the list they were built from. */
  search(query: string): Promise<number[]>;
}

export interface BenchEngine {
  /** Index the pages. Returns what a browser would fetch, unless the engine can only write it into the folder itself. */
  build(input: BenchInput, folder: string): Promise<ReadonlyMap<string, Uint8Array | string>>;
  open(read: ReadIndexFile, input: BenchInput, folder: string): Promise<OpenEngine>;
  /** What a site has beside the index, made of its files, so that answers are there sooner while somebody types. */
  beside?(index: ReadonlyMap<string, Uint8Array>): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** Every engine gets the same strings; those without fields of their own for names find them with the headings. */
interface BenchDocument {
  id: number;
  title: string;
  headings: string;
  body: string;
}

const found = 10;

export const engines: Record<string, () => Promise<BenchEngine>> = {
  errSec: async () => ours,
  Pagefind: pagefind,
  MiniSearch: miniSearch,
  Orama: orama,
  'FlexSearch (default)': () => flexSearch('strict'),
  'FlexSearch (forward)': () => flexSearch('forward'),
};

function toDocument(page: SearchPage, id: number): BenchDocument {
  const titles = page.sections.flatMap((section) => (section.names ? (section.title ?? []) : []));
  const names = page.sections.flatMap((section) => section.names ?? []);
  const headings = page.sections.map((section) => section.heading).filter(Boolean);
  return {
    id,
    title: [page.title, ...titles, ...(page.aliases ?? [])].join(' · '),
    headings: [...new Set([...headings, ...page.names, ...names])].join('\n'),
    body: [...page.sections.map((section) => section.text), ...page.keywords].join('\n'),
  };
}

const ours: BenchEngine = {
  async build({ pages, synonyms, codeFiles }) {
    return buildIndex(pages, { synonyms, codeFiles }).files;
  },
  async open(read, { pages }, folder) {
    const engine = await openStaticEngine(read, headOf(await readdir(folder)));
    const places = new Map(pages.map((page, index) => [keyOf(page), index]));
    return {
      async search(query) {
        const { hits } = await engine.search(query, { limit: found });
        return hits.map(
          (hit) =>
            places.get(`${hit.kind} ${hit.url}`) ?? places.get(`${hit.kind} ${hit.url.replace(/#.*/, '')}`) ?? -1,
        );
      },
    };
  },
  async beside(index) {
    const read = async (name: string) => index.get(name) ?? new Uint8Array();
    const names = [...index.keys()];
    const { files } = await buildReadyAnswers(read, names, headOf(names));
    return new Map([...buildBundles(index), ...buildVolumes(index), ...files]);
  },
};

function headOf(names: readonly string[]): string {
  return names.find((name) => name.startsWith('head-')) ?? '';
}

/** An identifier is found by its anchor, other pages by their address. */
function keyOf(page: SearchPage): string {
  const anchor = page.kind === 'name' ? page.sections[0]?.anchor : '';
  return `${page.kind} ${page.url}${anchor ? `#${anchor}` : ''}`;
}

async function flexSearch(tokenize: 'strict' | 'forward'): Promise<BenchEngine> {
  const { Document } = await import('flexsearch');
  const create = () =>
    new Document({ document: { id: 'id', store: ['title'], index: ['title', 'headings', 'body'] }, tokenize } as never);
  return {
    async build({ pages }) {
      const index = create();
      const files = new Map<string, string>();
      pages.forEach((page, id) => {
        index.add(toDocument(page, id) as never);
      });
      await index.export(async (key: string, data: string) => void files.set(`${key}.json`, data ?? ''));
      return files;
    },
    async open(read, _input, folder) {
      const index = create();
      for (const name of (await readdir(folder)).sort()) {
        index.import(name.replace(/\.json$/, ''), new TextDecoder().decode(await read(name)));
      }
      return {
        async search(query) {
          const hits = index.search(query, { limit: found, merge: true, enrich: true } as never) as unknown as {
            id: number;
          }[];
          return hits.slice(0, found).map((hit) => hit.id);
        },
      };
    },
  };
}

async function miniSearch(): Promise<BenchEngine> {
  const { default: MiniSearch } = await import('minisearch');
  const options = {
    fields: ['title', 'headings', 'body'],
    storeFields: ['title'],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, headings: 2 } },
  };
  return oneFile(
    (documents) => {
      const index = new MiniSearch(options);
      index.addAll(documents);
      return JSON.stringify(index);
    },
    (text) => {
      const index = MiniSearch.loadJSON(text, options);
      return (query) =>
        index
          .search(query)
          .slice(0, found)
          .map((hit) => hit.id as number);
    },
  );
}

async function orama(): Promise<BenchEngine> {
  const { create, insertMultiple, load, save, search } = await import('@orama/orama');
  const schema = { title: 'string', headings: 'string', body: 'string' } as const;
  return oneFile(
    async (documents) => {
      const index = create({ schema });
      await insertMultiple(
        index,
        documents.map((document) => ({ ...document, id: String(document.id) })),
        500,
      );
      return JSON.stringify(save(index));
    },
    (text) => {
      const index = create({ schema });
      load(index, JSON.parse(text));
      return async (query) => {
        const { hits } = await search(index, { term: query, limit: found, boost: { title: 4, headings: 2 } });
        return hits.map((hit) => Number(hit.id));
      };
    },
  );
}

function oneFile(
  build: (documents: BenchDocument[]) => string | Promise<string>,
  open: (text: string) => (query: string) => number[] | Promise<number[]>,
): BenchEngine {
  return {
    async build({ pages }) {
      return new Map([['index.json', await build(pages.map(toDocument))]]);
    },
    async open(read) {
      const answer = open(new TextDecoder().decode(await read('index.json')));
      return { search: async (query) => answer(query) };
    },
  };
}

async function pagefind(): Promise<BenchEngine> {
  return {
    async build({ pages }, folder) {
      const { close, createIndex } = await import('pagefind');
      const { index } = await createIndex({ includeCharacters: '-_.' });
      if (!index) throw new Error('Pagefind did not start');
      const documents = pages.map(toDocument);
      for (let start = 0; start < documents.length; start += 64) {
        const some = documents.slice(start, start + 64);
        await Promise.all(
          some.map((document) => index.addHTMLFile({ url: `/${document.id}/`, content: toHtml(document) })),
        );
      }
      await index.writeFiles({ outputPath: folder });
      await close();
      return new Map();
    },
    open: openPagefind,
  };
}

function toHtml({ title, headings, body }: BenchDocument): string {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const lines = headings
    .split('\n')
    .filter(Boolean)
    .map((line) => `<h2>${escaped(line)}</h2>`);
  return `<html lang="en"><head><title>${escaped(title)}</title></head><body><main data-pagefind-body><h1>${escaped(title)}</h1>${lines.join('')}<p>${escaped(body)}</p></main></body></html>`;
}

interface PagefindRuntime {
  options(options: { basePath: string; baseUrl: string }): Promise<void>;
  init?(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] } | null>;
}

let runtimes = 0;

/** Pagefind's own browser code, with `fetch` answered from disk. A fresh copy of the module each time, so that nothing is cached. */
async function openPagefind(read: ReadIndexFile, _input: BenchInput, folder: string): Promise<OpenEngine> {
  const scope = globalThis as Record<string, unknown>;
  scope['fetch'] = async (address: string | URL) => {
    const name = String(address)
      .replace(/\?.*/, '')
      .replace(/^.*\/pagefind\//, '');
    return new Response(Buffer.from(await read(name)));
  };
  scope['document'] = { querySelector: () => ({ getAttribute: () => 'en' }), currentScript: null };
  scope['location'] = { href: 'http://localhost/', origin: 'http://localhost', pathname: '/' };
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
  await read('pagefind.js');
  const runtime = (await import(`${path.resolve(folder, 'pagefind.js')}?copy=${runtimes++}`)) as PagefindRuntime;
  await runtime.options({ basePath: '/pagefind/', baseUrl: '/' });
  await runtime.init?.();
  return {
    async search(query) {
      const answer = await runtime.search(query);
      const results = await Promise.all((answer?.results ?? []).slice(0, found).map((result) => result.data()));
      return results.map((result) => Number(/(\d+)/.exec(result.url)?.[1]));
    },
  };
}

/** Text files of Pagefind's that are code, not index. */
export const runtimeFile = /\.(?:js|css)$|^wasm|package\.json$/;

export async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(folder, file), await readFile(file));
  }
  return files;
}
