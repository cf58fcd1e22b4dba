import { MoreStyles } from '@/app/_components/more-styles';
import { pageMetadata } from '@/app/_components/page-metadata';
import { SectionHeading } from '@/app/_components/section-heading';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { url } from '@/lib/site';

export const metadata = pageMetadata({
  title: 'Reference',
  description:
    'Entitlements, usage descriptions, TCC services, authorization rights and mechanisms, keychain attributes, log subsystems, commands and terms.',
  path: url.reference(),
});

export default function ReferencePage() {
  const catalog = catalogOf(getLibrary());
  return (
    <article className="wide">
      <MoreStyles />
      <h1>Reference</h1>
      <p className="lead">
        Names, what they gate, and where they are documented. To see whether a name exists, type it into the search
        field: a table says what it covers and as of when.
      </p>
      <ul className="cards">
        {catalog.library.tables.map((table) => (
          <li key={table.id}>
            <a href={url.table(table.id)}>{table.title}</a>
            <p>{table.summary}</p>
            <p className="meta">{catalog.identifiersOfTable(table.id).length} names</p>
          </li>
        ))}
      </ul>
      <SectionHeading anchor="coverage" title="What the tables cover" />
      <p>A name that is not here is not known to this site. That does not prove that it does not exist.</p>
      <ul>
        {catalog.library.tables.map((table) => (
          <li key={table.id}>
            <a href={url.table(table.id)}>{table.title}</a>: {table.coverage}
          </li>
        ))}
      </ul>
    </article>
  );
}
