import { Reviewed } from '@/app/_components/reviewed';
import { SectionHeading } from '@/app/_components/section-heading';
import { SourceLinks } from '@/app/_components/source-link';
import { Sources } from '@/app/_components/sources';
import { StatusMark } from '@/app/_components/status-mark';
import type { MeaningView } from '@/lib/content/number-view';
import { scopeAnchors, scopedAnchor } from '@/lib/content/scope-anchors';
import { url } from '@/lib/site';

interface Props {
  meaning: MeaningView;
  /** The likeliest one of the number. */
  first: boolean;
  /** The only one of the number. */
  alone: boolean;
}

/** One meaning of a number: what is certain from tables, and what the note says about causes, check and fix. */
export function MeaningSection({ meaning, first, alone }: Props) {
  const { code, family, note } = meaning;
  const prefix = meaning.anchor;
  return (
    <section className={first ? 'meaning first' : 'meaning'} aria-labelledby={prefix}>
      <SectionHeading anchor={prefix} title={code.symbol || code.domain} />
      {!alone && <p className="reason">{capitalized(meaning.reason)}</p>}
      {meaning.meaning && <p className="says">{sentence(meaning.meaning)}</p>}
      {note && (
        <p className="meta">
          <StatusMark status={note.status} /> <Reviewed date={note.reviewed} />
        </p>
      )}
      <dl className="definition">
        <Row name="Printed as" value={code.message?.text ?? ''} />
        <Row name="Domain" value={code.domain} />
        <dt>Family</dt>
        <dd>
          <a href={url.family(family.id, meaning.row)}>{family.title}</a>
        </dd>
        <Row name="Also called" value={code.aliases.join(', ')} />
        <Row name="Header" value={code.header === 'none' ? '' : code.header} />
        <Row name="Available" value={code.availability} />
        <Row name="Deprecated" value={code.deprecated} />
      </dl>
      {note?.sections.map((section) => (
        <div key={section.anchor}>
          <SectionHeading anchor={scopedAnchor(section.anchor, prefix)} title={section.title} level={3} />
          <div className="prose" dangerouslySetInnerHTML={{ __html: scopeAnchors(section.html, prefix) }} />
        </div>
      ))}
      <Explained meaning={meaning} />
      <details className="row-source">
        <summary>Source of the value</summary>
        <p className="meta">
          <SourceLinks source={code.source} />
        </p>
        {code.message && (
          <p className="meta">
            What is printed: <SourceLinks source={code.message.source} />
          </p>
        )}
      </details>
      {note && <Sources sections={note.sections} anchor={scopedAnchor('sources', prefix)} />}
    </section>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  if (!value) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Explained({ meaning: { entries, topics } }: { meaning: MeaningView }) {
  const links = [
    ...entries.map((entry) => ({ href: url.entry(entry.slug), title: entry.title })),
    ...topics.map((topic) => ({ href: url.topic(topic.slug), title: `Topic: ${topic.title}` })),
  ];
  if (links.length === 0) return null;
  return (
    <>
      <h3>Explained in</h3>
      <ul className="related">
        {links.map(({ href, title }) => (
          <li key={href}>
            <a href={href}>{title}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Words of the tables begin small and end without a stop where they are no sentence; show them as one. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
