import { EntryList } from '@/app/_components/entry-list';
import { MoreStyles } from '@/app/_components/more-styles';
import { SearchForm } from '@/app/_components/search-form';
import { SectionHeading } from '@/app/_components/section-heading';
import { SiteStructuredData } from '@/app/_components/structured-data';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { wantedCodes } from '@/lib/content/wanted-codes';
import type { Topic } from '@/lib/model/library';
import { codeAnchor, url } from '@/lib/site';

const examples = ['-34018', 'ASErrorDomain error 550', 'errSecInteractionNotAllowed'];

/** Topics the page has room for. */
const shownTopics = 40;

function largest(topics: readonly Topic[]): Topic[] {
  const chosen = new Set(topics.toSorted((a, b) => b.entries.length - a.entries.length).slice(0, shownTopics));
  return topics.filter((topic) => chosen.has(topic));
}

export default function HomePage() {
  const catalog = catalogOf(getLibrary());
  const { topics, entries } = catalog.library;
  const main = topics.length > shownTopics ? largest(topics) : topics;
  const latest = entries
    .toSorted((a, b) => b.reviewed.localeCompare(a.reviewed) || b.posts.length - a.posts.length)
    .slice(0, 8);
  return (
    <div className="home">
      <MoreStyles />
      <SiteStructuredData />
      <section className="hero">
        <h1>Paste an error, a symbol or a log line</h1>
        <SearchForm large placeholder="-34018 or errSecParam" />
        <p className="examples">
          Try{' '}
          {examples.map((example, index) => (
            <span key={example}>
              {index > 0 && ', '}
              <a href={url.search(example)}>
                <code>{example}</code>
              </a>
            </span>
          ))}
          , or <a href={url.decode()}>decode a whole log</a>.
        </p>
        <p className="lead">
          Keychain, passkeys, app groups, TCC, authorization plug-ins, certificate revocation, code signing and their
          neighbours on Apple platforms: what it is, why it happens, how to check, what to do. Every claim with its
          source.
        </p>
      </section>
      <SectionHeading anchor="topics" title="Topics" />
      <ul className="cards">
        {main.map((topic) => (
          <li key={topic.slug}>
            <a href={url.topic(topic.slug)}>{topic.title}</a>
            <p>{topic.summary}</p>
          </li>
        ))}
      </ul>
      {main.length < topics.length && (
        <p>
          <a href={url.topics()}>All {topics.length} topics</a>
        </p>
      )}
      <SectionHeading anchor="wanted" title="Codes people look for" />
      <ul className="names wanted">
        {wantedCodes(catalog).map((code) => (
          <li key={`${code.domain} ${code.code}`}>
            <a href={url.number(code.code, codeAnchor(code))}>
              <code>{code.code}</code> {code.symbol || code.domain}
            </a>
          </li>
        ))}
      </ul>
      <SectionHeading anchor="latest" title="Reviewed last" />
      <EntryList entries={latest} />
    </div>
  );
}
