import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { VFile } from 'vfile';
import { getAssets } from '@/lib/assets';
import { catalogOf } from '@/lib/content/catalog';
import { numberView } from '@/lib/content/number-view';
import { groupBy } from '@/lib/model/group-by';
import type { Library } from '@/lib/model/library';
import { addressesOf } from '@/lib/publish/addresses';
import { entryJson } from '@/lib/publish/entry-json';
import { feedsOf, feedXml } from '@/lib/publish/feed';
import { api, indexJson, markdownOf } from '@/lib/publish/index-json';
import { type JsonKind, jsonKinds, jsonSchemaOf } from '@/lib/publish/json-schemas';
import { keepMovedAnchors, movedPage } from '@/lib/publish/moved';
import { numberJson } from '@/lib/publish/number-json';
import { entryMarkdown, numberMarkdown, pathMarkdown, topicMarkdown } from '@/lib/publish/page-markdown';
import { parseRedirects } from '@/lib/publish/redirects';
import { searchJson } from '@/lib/publish/search-json';
import { sitemapFiles } from '@/lib/publish/sitemap';
import { llmsTxt, openSearchXml, robotsTxt } from '@/lib/publish/small-files';
import { tableJson } from '@/lib/publish/table-json';
import { topicJson } from '@/lib/publish/topic-json';
import { siteOrigin } from '@/lib/settings';
import { url } from '@/lib/site';

/**
 * Write what machines read beside the pages: Markdown, JSON with its schemas, feed and lists. Then keep addresses
 * working that have moved.
 *
 * @param site folder of the finished pages
 */
export async function buildMachineFiles(library: Library, site: string): Promise<void> {
  const write = await fileWriter(site);
  for (const [address, text] of machineFiles(library, siteOrigin(process.env))) await write(address, text);
  await buildRedirects(library, site, write);
}

type Write = (address: string, text: string) => Promise<void>;

/** Addresses of all these files with their text. */
export function* machineFiles(library: Library, origin: string): Generator<[address: string, text: string]> {
  const catalog = catalogOf(library);
  for (const entry of library.entries) {
    yield [markdownOf(url.entry(entry.slug)), entryMarkdown(entry)];
    yield [api.entry(entry.slug), json(entryJson(entry, catalog))];
  }
  for (const topic of library.topics) {
    yield [markdownOf(url.topic(topic.slug)), topicMarkdown(topic, catalog.entriesOfTopic(topic.slug))];
    yield [api.topic(topic.slug), json(topicJson(topic, catalog))];
  }
  for (const path of library.paths) yield [markdownOf(url.path(path.slug)), pathMarkdown(path)];
  for (const number of catalog.numbers) {
    const view = numberView(library, number);
    yield [markdownOf(url.number(number)), numberMarkdown(view)];
    yield [api.number(number), json(numberJson(view))];
  }
  for (const table of library.tables) yield [api.table(table.id), json(tableJson(table, catalog))];
  const kinds = Object.keys(jsonKinds) as JsonKind[];
  for (const kind of kinds) yield [api.schema(kind), `${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`];
  yield [api.index, json(indexJson(library, kinds))];
  yield [api.search, json(searchJson(library))];
  for (const feed of feedsOf(library)) yield [url.feed(feed.page), feedXml(feed, origin)];
  yield* sitemapFiles(library, origin);
  yield ['/opensearch.xml', openSearchXml(origin)];
  yield ['/robots.txt', robotsTxt(origin)];
  yield ['/llms.txt', llmsTxt(library)];
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** Pages at addresses that are gone, and old anchors in pages that are still there, see `content/redirects.yml`. */
async function buildRedirects(library: Library, site: string, write: Write): Promise<void> {
  const file = new VFile({
    path: 'content/redirects.yml',
    value: await readFile('content/redirects.yml', 'utf8'),
  });
  const addresses = addressesOf(library);
  const redirects = parseRedirects(file, addresses);
  for (const [page, some] of groupBy(redirects, ({ from }) => from.path)) {
    const name = `${decodeURIComponent(page)}index.html`;
    if (addresses.has(page)) {
      const html = await readFile(path.join(site, name), 'utf8');
      await write(name, keepMovedAnchors(html, some));
    } else await write(name, movedPage(page, some, siteOrigin(process.env), getAssets().moved));
  }
}

/** Folders are made once, not for each of thousands of files. */
async function fileWriter(site: string): Promise<Write> {
  const made = new Set<string>();
  return async (address, text) => {
    const file = path.join(site, decodeURIComponent(address));
    const folder = path.dirname(file);
    if (!made.has(folder)) await mkdir(folder, { recursive: true });
    made.add(folder);
    await writeFile(file, text);
  };
}
