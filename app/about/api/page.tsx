import type { Metadata } from 'next';
import { Breadcrumbs } from '@/app/_components/breadcrumbs';
import { SectionHeading } from '@/app/_components/section-heading';
import { type Catalog, catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { numberView } from '@/lib/content/number-view';
import { entryJson } from '@/lib/publish/entry-json';
import { exampleJson } from '@/lib/publish/example-json';
import { api, markdownOf } from '@/lib/publish/index-json';
import { numberJson } from '@/lib/publish/number-json';
import { site, url } from '@/lib/site';

export const metadata: Metadata = {
  title: 'Machine-readable files',
  description: 'JSON, Markdown, feed and search description of this site: addresses, schemas and examples.',
};

/** Missing entitlement: the number most examples of the site use. */
const number = -34018;

export default function ApiPage() {
  const library = getLibrary();
  const catalog = catalogOf(library);
  const entry = catalog.library.entries.find((candidate) =>
    candidate.explains.some((key) => key.includes(` ${number} `)),
  );
  return (
    <article className="wide">
      <Breadcrumbs trail={[{ href: url.about(), name: 'About' }]} />
      <h1>Machine-readable files</h1>
      <p className="lead">
        Everything on {site.name} can be read by programs: static files, no key, no limit, any origin. Files below{' '}
        <code>/api/v1/</code> keep their keys; new ones may be added.
      </p>
      <SectionHeading anchor="json" title="JSON" />
      <Files catalog={catalog} />
      <p>
        A number that is in no table has no file. Numbers are signed decimals, as on their pages: <code>-25300</code>,
        not <code>0xffff9d2c</code>. Every claim carries a status and its source; see{' '}
        <a href={url.about('status-words')}>what the status words mean</a>. An empty text means that nothing is known.
      </p>
      <SectionHeading anchor="example-number" title={`Example: ${number}`} />
      <p>
        <a href={api.number(number)}>{api.number(number)}</a>, with texts cut and one item of each list:
      </p>
      <Example text={exampleJson(numberJson(numberView(library, number)))} />
      {entry && (
        <>
          <SectionHeading anchor="example-entry" title="Example: an entry" />
          <p>
            <a href={api.entry(entry.slug)}>{api.entry(entry.slug)}</a>, cut in the same way:
          </p>
          <Example text={exampleJson(entryJson(entry, catalog))} />
        </>
      )}
      <SectionHeading anchor="markdown" title="Markdown" />
      <p>
        Every entry, topic, path and number has a Markdown form at the address of its page with <code>.md</code> instead
        of the last slash, such as <a href={markdownOf(url.number(number))}>{markdownOf(url.number(number))}</a>.
        Evidence stays as links whose text is a status word.
      </p>
      <SectionHeading anchor="other-files" title="Other files" />
      <ul>
        <li>
          <a href={url.feed()}>{url.feed()}</a>: Atom feed of entries and code notes, reviewed last first; each topic,
          each platform and each larger tag has one of its own beside its page, such as{' '}
          <a href={url.feed(url.topic(library.topics[0]?.slug ?? ''))}>
            {url.feed(url.topic(library.topics[0]?.slug ?? ''))}
          </a>
        </li>
        <li>
          <a href="/sitemap.xml">/sitemap.xml</a>: all pages, with the day of their last review
        </li>
        <li>
          <a href="/opensearch.xml">/opensearch.xml</a>: search from the address bar of a browser
        </li>
        <li>
          <a href="/llms.txt">/llms.txt</a>: all topics and entries with the addresses of their Markdown
        </li>
      </ul>
      <SectionHeading anchor="assistants" title="Assistants" />
      <p>
        <code>npm run mcp</code> in a copy of this site serves the same files to an assistant over the Model Context
        Protocol: look up numbers and names, decode a log, search, read entries and topics. It needs no network, and
        says so when it does not know.
      </p>
    </article>
  );
}

function Files({ catalog }: { catalog: Catalog }) {
  const { entries, topics, tables } = catalog.library;
  const files = [
    { path: api.index, schema: 'index', what: 'What there is and where, with counts and the date of the content' },
    {
      path: api.number('{number}'),
      schema: 'number',
      what: `One of ${catalog.numbers.length} numbers with all its meanings`,
    },
    { path: api.entry('{slug}'), schema: 'entry', what: `One of ${entries.length} entries` },
    { path: api.topic('{topic}'), schema: 'topic', what: `One of ${topics.length} topics` },
    { path: api.table('{table}'), schema: 'identifiers', what: `One of ${tables.length} tables of identifiers` },
    { path: api.search, schema: 'search', what: 'Titles and names of all pages, to build an index of your own' },
  ];
  return (
    <ul>
      {files.map(({ path, schema, what }) => (
        <li key={path}>
          {path.includes('{') ? <code>{path}</code> : <a href={path}>{path}</a>}: {what} (
          <a href={api.schema(schema)}>schema</a>)
        </li>
      ))}
    </ul>
  );
}

function Example({ text }: { text: string }) {
  return (
    <div className="code" data-lang="json">
      {/* biome-ignore lint/a11y: keyboards must be able to reach what scrolls, and it is named for them. */}
      <pre tabIndex={0} role="region" aria-label="JSON">
        <code>{text}</code>
      </pre>
    </div>
  );
}
