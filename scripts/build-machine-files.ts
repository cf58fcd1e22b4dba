import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { catalogOf } from '@/lib/content/catalog';
import { numberView } from '@/lib/content/number-view';
import type { Library } from '@/lib/model/library';
import { numberJson, numberJsonSchema } from '@/lib/publish/number-json';
import { entryMarkdown, numberMarkdown, topicMarkdown } from '@/lib/publish/page-markdown';

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
  const schema = z.toJSONSchema(numberJsonSchema, { target: 'draft-2020-12' });
  await writeFile(
    path.join(site, 'api', 'v1', 'number.schema.json'),
    `${JSON.stringify({ $id: '/api/v1/number.schema.json', title: 'errSec error number, version 1', ...schema }, null, 2)}\n`,
  );
}
