import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { catalogOf } from '@/lib/content/catalog';
import { numberView } from '@/lib/content/number-view';
import type { Library } from '@/lib/model/library';
import { feedXml } from '@/lib/publish/feed';
import { numberJson, numberJsonSchema } from '@/lib/publish/number-json';
import { entryMarkdown, numberMarkdown, topicMarkdown } from '@/lib/publish/page-markdown';
import { sitemapXml } from '@/lib/publish/sitemap';
import { llmsTxt, openSearchXml, robotsTxt } from '@/lib/publish/small-files';
import { siteOrigin } from '@/lib/settings';

/** Write the forms of pages that machines read beside the pages: Markdown, JSON and its schema. */
export async function buildMachineFiles(library: Library, site: string): Promise<void> {
  const catalog = catalogOf(library);
  const api = path.join(site, 'api', 'v1', 'errors');
  await mkdir(api, { recursive: true });
  for (const entry of library.entries)
    await writeFile(path.join(site, 'entries', `${entry.slug}.md`), entryMarkdown(entry));
  for (const topic of library.topics) {
    await writeFile(
      path.join(site, 'topics', `${topic.slug}.md`),
      topicMarkdown(topic, catalog.entriesOfTopic(topic.slug)),
    );
  }
  for (const number of catalog.numbers) {
    const view = numberView(library, number);
    await writeFile(path.join(site, 'errors', `${number}.md`), numberMarkdown(view));
    await writeFile(path.join(api, `${number}.json`), `${JSON.stringify(numberJson(view))}\n`);
  }
  const origin = siteOrigin(process.env);
  const files: Record<string, string> = {
    'feed.xml': feedXml(library, origin),
    'sitemap.xml': sitemapXml(library, origin),
    'opensearch.xml': openSearchXml(origin),
    'robots.txt': robotsTxt(origin),
    'llms.txt': llmsTxt(library),
    'api/v1/number.schema.json': numberSchema(),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(site, name), text);
}

function numberSchema(): string {
  const schema = z.toJSONSchema(numberJsonSchema, { target: 'draft-2020-12' });
  return `${JSON.stringify({ $id: '/api/v1/number.schema.json', title: 'errSec error number, version 1', ...schema }, null, 2)}\n`;
}
