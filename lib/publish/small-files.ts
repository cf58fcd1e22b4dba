import type { Library } from '../model/library';
import { site, url } from '../site';
import { escapeXml } from './feed';
import { api } from './index-json';

/** `/opensearch.xml`: lets a browser search the site from its address bar. */
export function openSearchXml(origin: string): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${escapeXml(site.name)}</ShortName>`,
    `<Description>${escapeXml(site.tagline)}</Description>`,
    '<InputEncoding>UTF-8</InputEncoding>',
    `<Image width="32" height="32" type="image/svg+xml">${origin}/icon.svg</Image>`,
    `<Url type="text/html" method="get" template="${origin}${url.search()}?q={searchTerms}&amp;go=1"/>`,
    `<Url type="application/opensearchdescription+xml" rel="self" template="${origin}/opensearch.xml"/>`,
    '</OpenSearchDescription>\n',
  ].join('\n');
}

export function robotsTxt(origin: string): string {
  return `User-agent: *\nAllow: /\nSitemap: ${origin}/sitemap.xml\n`;
}

/** Entries that an assistant can be expected to read through, about 120 bytes each. */
const listedEntries = 1000;

/** `/llms.txt`: what an assistant finds here, and in which forms. */
export function llmsTxt(library: Library): string {
  return [
    `# ${site.name}`,
    `> ${site.description}`,
    'Every entry, topic, symptom path and error number has a Markdown form at the address of its page with `.md` instead of the last slash. Every claim there carries a link whose text is its status: confirmed, documented, standard, source-code, reported, inferred or open. A number, symbol or identifier that is not here is not known to this site, which does not mean that it does not exist.',
    '## Machine-readable',
    [
      `- [Everything there is, with addresses](${api.index})`,
      `- [One error number as JSON](${api.number(-34018)}): replace the number; signed decimal`,
      `- [What the JSON files hold, with examples](${url.api()})`,
      '- [Feed](/feed.xml); every topic and platform and the larger tags have one beside their page, as `/topics/keychain/feed.xml`',
      '- [All pages](/sitemap.xml)',
    ].join('\n'),
    '## Topics',
    library.topics.map((topic) => `- [${topic.title}](/topics/${topic.slug}.md): ${topic.summary}`).join('\n'),
    '## Symptom paths',
    library.paths.map((path) => `- [${path.title}](/paths/${path.slug}.md): ${path.summary}`).join('\n'),
    '## Entries',
    entriesText(library),
  ]
    .join('\n\n')
    .concat('\n');
}

function entriesText({ entries }: Library): string {
  if (entries.length > listedEntries)
    return `${entries.length} entries. The Markdown of each topic lists its own; [the index](${api.index}) has all.`;
  return entries
    .map((entry) => `- [${entry.title}](/entries/${entry.slug}.md): ${entry.status}, reviewed ${entry.reviewed}`)
    .join('\n');
}
