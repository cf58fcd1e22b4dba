import { catalogOf } from '../content/catalog';
import { codeBookOf } from '../content/number-view';
import { sourceUrl } from '../errors/source-url';
import type { Identifier } from '../model/library';
import type { Filters } from '../search/search-engine';
import { codeAnchor, url } from '../site';
import type { Answer, Knowledge } from './mcp-answer';
import { entryMarkdown, topicMarkdown } from './page-markdown';
import { absoluteMarkdown } from './ticket';

/** An entry as Markdown, by slug or address. */
export async function answerEntry(knowledge: Knowledge, name: string): Promise<Answer> {
  const entry = catalogOf(knowledge.library).entry(slugIn(name));
  if (!entry) return nothing(knowledge, `no entry \`${name}\``, name, { kind: ['entry'] });
  return { known: true, text: absoluteMarkdown(entryMarkdown(entry), knowledge.origin) };
}

/** A topic as Markdown, by slug or address. */
export async function answerTopic(knowledge: Knowledge, name: string): Promise<Answer> {
  const catalog = catalogOf(knowledge.library);
  const topic = catalog.topic(slugIn(name));
  if (topic)
    return {
      known: true,
      text: absoluteMarkdown(topicMarkdown(topic, catalog.entriesOfTopic(topic.slug)), knowledge.origin),
    };
  const all = knowledge.library.topics.map(({ slug, title }) => `- \`${slug}\`: ${title}`);
  return { known: false, text: [`Not known: no topic \`${name}\`. The topics are:`, ...all].join('\n') };
}

/** An identifier or error symbol, spelled exactly but for case. */
export async function answerName(knowledge: Knowledge, name: string): Promise<Answer> {
  const { library, origin } = knowledge;
  const wanted = name.trim().toLowerCase();
  const identifiers = library.identifiers.filter((identifier) => identifier.name.toLowerCase() === wanted);
  const codes = codeBookOf(library).bySymbol(name);
  if (identifiers.length + codes.length === 0)
    return nothing(knowledge, `no table has the name \`${name}\``, name, { kind: ['name', 'code', 'entry', 'topic'] });
  const parts = [
    ...identifiers.map((identifier) => tellIdentifier(knowledge, identifier)),
    ...codes.map(
      (code) =>
        `# ${code.symbol || name}\n\nError ${code.code} in \`${code.domain}\`: ${codeBookOf(library).meaning(code) || 'no table says more than the name'}. Address: ${origin}${url.number(code.code, codeAnchor(code))}. For causes and checks call look_up_number with \`${code.symbol || code.code}\`.`,
    ),
  ];
  return { known: true, text: parts.join('\n\n') };
}

function tellIdentifier({ library, origin }: Knowledge, { table, name, anchor, fields, source }: Identifier): string {
  const about = library.tables.find((candidate) => candidate.id === table);
  const { entries, topics } = catalogOf(library).mentions(`${table}/${name}`);
  return [
    `# ${name}`,
    [
      `- Table: ${about?.title ?? table} (${about?.coverage ?? 'coverage not stated'})`,
      ...Object.entries(fields).map(([column, value]) => `- ${about?.columns[column] ?? column}: ${value}`),
      `- Source: ${source.map((one) => sourceUrl(one) ?? one).join('; ')}`,
      `- Address: ${origin}${url.table(table, anchor)}`,
      ...topics.map((topic) => `- Topic: ${topic.title}, read_topic \`${topic.slug}\``),
      ...entries.map(
        (entry) =>
          `- Explained in: ${entry.title} (${entry.status}, reviewed ${entry.reviewed}), read_entry \`${entry.slug}\``,
      ),
    ].join('\n'),
  ].join('\n\n');
}

export interface Question {
  query: string;
  filters?: Filters;
  limit?: number;
}

/** The best pages for some words, each with its status, date and the place that matched. */
export async function answerSearch(
  { engine, origin }: Knowledge,
  { query, filters, limit = 8 }: Question,
): Promise<Answer> {
  const result = await engine.search(query, { filters, limit });
  const hits = result.hits.map((hit, index) => {
    const facts = [hit.kind, hit.status, hit.reviewed && `reviewed ${hit.reviewed}`].filter(Boolean).join(', ');
    const excerpt = hit.excerpt
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    return `${index + 1}. ${hit.title}${hit.section ? ` › ${hit.section}` : ''} (${facts})\n   ${origin}${hit.url}\n   ${excerpt}`;
  });
  const notes = [
    ...result.numbers
      .filter(({ known }) => !known)
      .map(({ typed }) => `Not known: the number ${typed} is in no table.`),
    ...result.corrected.map(({ typed, used }) => `Nothing has "${typed}"; these are results for "${used}".`),
    ...(result.missing.length > 0 ? [`Found nowhere: ${result.missing.join(', ')}.`] : []),
  ];
  if (hits.length === 0)
    return { known: false, text: [`Not known: nothing found for "${query}".`, ...notes].join('\n') };
  return { known: true, text: [...notes, `${result.total} pages found.`, ...hits].join('\n') };
}

/** Say that something is not known, and what comes near it. */
async function nothing(knowledge: Knowledge, what: string, query: string, filters: Filters): Promise<Answer> {
  const { hits } = await knowledge.engine.search(query.replaceAll('-', ' '), { limit: 5, filters });
  const near = hits.map((hit) => `- ${hit.title}: ${knowledge.origin}${hit.url}`);
  const rest = near.length > 0 ? ['These may be near it, and are something else:', ...near] : [];
  return { known: false, text: [`Not known: ${what}.`, ...rest].join('\n') };
}

/** `/entries/a-slug/#step-x`, an absolute address or the slug itself. */
function slugIn(name: string): string {
  const path = name
    .trim()
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[?#].*/s, '')
    .replace(/\.md$/, '');
  return path.split('/').filter(Boolean).at(-1) ?? '';
}
