import type { Metadata } from 'next';
import { Contents } from '@/app/_components/contents';
import { SectionHeading } from '@/app/_components/section-heading';
import { StatusMark } from '@/app/_components/status-mark';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { type OpenGroup, type OpenPage, openPoints } from '@/lib/content/open-points';
import { settings } from '@/lib/settings';
import { url } from '@/lib/site';

export const metadata: Metadata = {
  title: 'What is open',
  description:
    'What nobody has said in public about Apple privacy and security, by topic, and the evidence that would settle it.',
};

export default function OpenPointsPage() {
  const groups = openPoints(catalogOf(getLibrary()));
  const pages = groups.flatMap((group) => group.pages);
  const points = pages.reduce((sum, page) => sum + page.points.length, 0);
  const more = groups.reduce((sum, group) => sum + group.more, 0);
  const weak = pages.filter(({ status }) => status === 'open' || status === 'inferred').length;
  return (
    <article className="wide prose">
      <h1>What is open</h1>
      <p className="lead">
        {points} points that nobody has settled in public, as far as we know, and {weak} answers that rest on our own
        conclusions or on nothing yet.
        {more > 0 && ` ${more.toLocaleString('en')} more pages have open points; their topics list them.`}
      </p>
      <SectionHeading anchor="evidence" title="What would settle them" />
      <p>
        Do you know one of these? What counts is a public source that others can read, or something others can repeat:
      </p>
      <ul>
        <li>
          For any point: a public statement by somebody at Apple, a page of Apple’s documentation, or a release note.
        </li>
        <li>
          For how a system behaves: published source code or a header, with its version, or a small program with its
          output and the build number of the system.
        </li>
        <li>
          For a number or a log line: the whole line with its subsystem, what was done just before, and the system it
          came from. Take out names, paths and identifiers of people first.
        </li>
        <li>
          For an answer that is <StatusMark status="inferred" />: a source that says it in so many words, or one case in
          which it does not hold.
        </li>
        <li>
          For an answer that is <StatusMark status="open" />: any of these. One good report makes it{' '}
          <StatusMark status="reported" />.
        </li>
      </ul>
      <p>
        A Feedback number alone settles nothing, because nobody else can read it.
        {settings.repository && (
          <>
            {' '}
            Send what you have to <a href={settings.repository}>the repository of this site</a>.
          </>
        )}
      </p>
      <Contents items={groups.map((group) => ({ anchor: group.anchor, title: titleOf(group) }))} />
      {groups.map((group) => (
        <section key={group.anchor} aria-labelledby={group.anchor}>
          <SectionHeading anchor={group.anchor} title={titleOf(group)} />
          {group.pages.map((page) => (
            <OpenPageView key={page.href} page={page} />
          ))}
          {group.more > 0 && group.topic && (
            <p className="meta">
              {group.more.toLocaleString('en')} more pages of{' '}
              <a href={url.topic(group.topic.slug, 'entries')}>{group.topic.title}</a> have open points.
            </p>
          )}
        </section>
      ))}
    </article>
  );
}

function titleOf({ topic }: OpenGroup): string {
  return topic?.title ?? 'Codes outside the topics';
}

const kinds = { topic: 'Topic: ', entry: '', code: 'Code ' } as const;

function OpenPageView({ page }: { page: OpenPage }) {
  return (
    <>
      <h3>
        <a href={page.href}>
          {kinds[page.kind]}
          {page.title}
        </a>{' '}
        {page.status && <StatusMark status={page.status} />}
      </h3>
      {page.points.length > 0 ? (
        <ul className="open-points">
          {page.points.map((point) => (
            <li key={point.href}>
              <span dangerouslySetInnerHTML={{ __html: point.html }} />{' '}
              <a className="anchor" href={point.href}>
                <span className="hidden">Open this point on its page</span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p className="meta">The answer as a whole waits for a source that says it.</p>
      )}
    </>
  );
}
