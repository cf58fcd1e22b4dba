import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '@/app/_components/breadcrumbs';
import { MoreStyles } from '@/app/_components/more-styles';
import { pageMetadata } from '@/app/_components/page-metadata';
import { ScrollBox } from '@/app/_components/scroll-box';
import { SectionHeading } from '@/app/_components/section-heading';
import { SourceLinks } from '@/app/_components/source-link';
import { TableControls } from '@/app/_components/table-controls';
import { type Catalog, catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import type { Identifier, ReferenceTable } from '@/lib/model/library';
import { url } from '@/lib/site';

interface Props {
  params: Promise<{ table: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return getLibrary().tables.map(({ id }) => ({ table: id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = (await params).table;
  const table = getLibrary().tables.find((candidate) => candidate.id === id);
  return table ? pageMetadata({ title: table.title, description: table.summary, path: url.table(id) }) : {};
}

export default async function ReferenceTablePage({ params }: Props) {
  const id = (await params).table;
  const catalog = catalogOf(getLibrary());
  const table = catalog.library.tables.find((candidate) => candidate.id === id);
  if (!table) notFound();
  const columns = Object.entries(table.columns).filter(([column]) => column !== table.nameColumn);
  const rows = catalog.identifiersOfTable(table.id);
  return (
    <article>
      <MoreStyles />
      <Breadcrumbs trail={[{ href: url.reference(), name: 'Reference' }]} />
      <h1>{table.title}</h1>
      <p className="lead">{table.summary}</p>
      <p className="meta">{table.coverage}</p>
      <TableControls table="#names" rows={rows.length} />
      <ScrollBox label={table.title}>
        <table id="names" className="rows">
          <thead>
            <tr>
              <th scope="col">{table.columns[table.nameColumn]}</th>
              {columns.map(([column, heading]) => (
                <th key={column} scope="col">
                  {heading}
                </th>
              ))}
              <th scope="col">Explained in</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.anchor} row={row} table={table} columns={columns} catalog={catalog} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <SectionHeading anchor="gaps" title="What is missing here" />
      <ul>
        {table.gaps.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
    </article>
  );
}

interface RowProps {
  row: Identifier;
  table: ReferenceTable;
  columns: [string, string][];
  catalog: Catalog;
}

function Row({ row, columns, catalog }: RowProps) {
  const { entries, topics } = catalog.mentions(`${row.table}/${row.name}`);
  return (
    <tr id={row.anchor}>
      <th scope="row">
        <code>{row.name}</code>{' '}
        <a className="anchor" href={`#${row.anchor}`}>
          <span className="hidden">Link to {row.name}</span>
        </a>
      </th>
      {columns.map(([column, heading]) => (
        <td key={column} data-label={heading}>
          {cell(row.fields[column] ?? '', column, catalog)}
        </td>
      ))}
      <td data-label="Explained in">
        {[
          ...topics.map((topic) => ({ href: url.topic(topic.slug), title: topic.title })),
          ...entries.map((entry) => ({ href: url.entry(entry.slug), title: entry.title })),
        ]
          .slice(0, 3)
          .map(({ href, title }, index) => (
            <span key={href}>
              {index > 0 && '; '}
              <a href={href}>{title}</a>
            </span>
          ))}
      </td>
      <td className="source" data-label="Source">
        <SourceLinks source={row.source} />
      </td>
    </tr>
  );
}

/** A topic id becomes a link, a name of another table too; everything else is text. */
function cell(value: string, column: string, catalog: Catalog) {
  const topic = column === 'topic' ? catalog.topic(value) : undefined;
  if (topic) return <a href={url.topic(topic.slug)}>{topic.title}</a>;
  if (value === 'changes state') return <b className="stale">{value}</b>;
  const identifier = value.length > 5 ? catalog.identifier(value) : undefined;
  if (identifier) {
    return (
      <a href={url.table(identifier.table, identifier.anchor)}>
        <code>{value}</code>
      </a>
    );
  }
  return value;
}
