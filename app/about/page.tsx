import type { Metadata } from 'next';
import { SectionHeading } from '@/app/_components/section-heading';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { type Status, statuses } from '@/lib/model/status';
import { offlineBudget } from '@/lib/offline/manifest';
import { site, url } from '@/lib/site';

export const metadata: Metadata = {
  title: 'About',
  description:
    'What errSec is, how entries are checked, what the status words mean, and where the quoted text comes from.',
};

const meanings: Record<Status, string> = {
  confirmed: 'Somebody at Apple said so in public: in a forum answer, a session or a release note signed by its team.',
  documented: 'Apple’s documentation, a technote, a header file or a video says so.',
  standard: 'A published standard says so: W3C, IETF, FIDO Alliance, CA/Browser Forum.',
  'source-code': 'It was read in source code that Apple or another project has published. Shipping systems may differ.',
  reported: 'Developers who met it say so. It may not hold for you.',
  inferred: 'We conclude it from the sources beside it. Nobody has said it in these words.',
  open: 'Nobody has said, as far as we know.',
};

export default function AboutPage() {
  const { library } = catalogOf(getLibrary());
  const reviewed = library.entries.map((entry) => entry.reviewed).sort();
  const captures = new Map(library.posts.map((post) => [post.capture, post.source]));
  return (
    <article className="wide prose">
      <h1>About {site.name}</h1>
      <p>
        {site.name} is a knowledge base for developers who debug privacy and security on Apple platforms. It explains
        error numbers, answers questions that come up again and again, and says how well each answer is known. It is not
        affiliated with Apple.
      </p>
      <SectionHeading anchor="what-is-here" title="What is here" />
      <ul>
        <li>{library.entries.length} entries: questions with their answers, and reference articles</li>
        <li>{library.topics.length} topics</li>
        <li>
          {library.codes.length.toLocaleString('en')} error codes on{' '}
          {new Set(library.codes.map((code) => code.code)).size.toLocaleString('en')} numbers, {library.notes.length} of
          them with causes, checks and fixes
        </li>
        <li>
          {library.identifiers.length.toLocaleString('en')} identifiers in {library.tables.length} reference tables
        </li>
        <li>{library.posts.length} quoted forum posts</li>
      </ul>
      <p>
        Entries were last reviewed{' '}
        {reviewed[0] === reviewed.at(-1) ? `on ${reviewed[0]}` : `between ${reviewed[0]} and ${reviewed.at(-1)}`}. Each
        page shows its own date.
      </p>
      <SectionHeading anchor="status-words" title="What the status words mean" />
      <p>
        Every claim carries its source and one of these words. The status of a page is that of the weakest claim its
        answer rests on.
      </p>
      <dl className="definition">
        {statuses.map((status) => (
          <div key={status} className="row">
            <dt id={`status-${status}`}>
              <span className={`status status-${status}`}>{status}</span>
            </dt>
            <dd>{meanings[status]}</dd>
          </div>
        ))}
      </dl>
      <SectionHeading anchor="how-entries-are-checked" title="How entries are checked" />
      <p>
        Values of codes come from header files and are compared with a second source where one exists. Texts are written
        by people from the sources they cite; a build that finds a claim without a source, a dangling link or an unknown
        code fails. Where sources contradict each other, both are shown. Nothing here was tested on every release: read
        the status and the date. <a href={url.open()}>What is open</a> stands on a page of its own.
      </p>
      <SectionHeading anchor="quoted-text" title="Quoted forum posts" />
      <p>
        Some entries quote the forum post that asked the question, whole and unchanged. These texts belong to their
        authors and are shown as quotations with their source. Everything else is written for this site.
      </p>
      <ul>
        {[...captures].map(([name, source]) => (
          <li key={name}>
            <code>{name}</code>:{' '}
            <a href={source.url} rel="noopener nofollow">
              {source.text}
            </a>
          </li>
        ))}
      </ul>
      <SectionHeading anchor="for-programs" title="For programs" />
      <p>
        Everything here can be read as JSON and Markdown, see <a href={url.api()}>machine-readable files</a>.
      </p>
      <SectionHeading anchor="search-quality" title="Search quality" />
      <p>
        How well search finds what people type, what it costs, and how other engines do on the same pages, is{' '}
        <a href={url.searchQuality()}>published with every build</a>.
      </p>
      <SectionHeading anchor="privacy" title="Privacy" />
      <p>
        No accounts, no cookies, no analytics, no request to any other site. Searches and pasted logs are worked on in
        your browser. The chosen theme, recent searches and pages, and the copy described below are kept on your device
        only; “Shortcuts and settings” at the end of every page erases them and switches them off.
      </p>
      <SectionHeading anchor="offline" title="Without network" />
      <p>
        A browser that stays on a page for a few seconds fetches a compressed copy of all pages, the search index and
        the decoder, less than {offlineBudget / 1e6} MB; not on connections that save data. With network, pages come
        from there and the copy follows them; without, the copy answers and says which version it is. It changes from
        one version to the next as a whole. The decoder alone is also <a href={url.decoderFile()}>one file</a> that
        opens from a disk.
      </p>
      <p data-offline="" hidden />
    </article>
  );
}
