import { Breadcrumbs } from '@/app/_components/breadcrumbs';
import { MoreStyles } from '@/app/_components/more-styles';
import { pageMetadata } from '@/app/_components/page-metadata';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { url } from '@/lib/site';

export const metadata = pageMetadata({
  title: 'All numbers',
  description: 'Every known error number on one page, for your browser’s find-in-page.',
  path: url.allNumbers(),
});

export default function AllNumbersPage() {
  const catalog = catalogOf(getLibrary());
  return (
    <article>
      <MoreStyles />
      <Breadcrumbs trail={[{ href: url.errors(), name: 'Errors' }]} />
      <h1>All numbers</h1>
      <p className="lead">
        {catalog.numbers.length.toLocaleString('en')} numbers, lowest first. Use your browser’s find-in-page for a
        number or a symbol.
      </p>
      <ul className="number-wall">
        {catalog.numbers.map((number) => (
          <li key={number}>
            <a href={url.number(number)}>{number}</a> {namesOf(catalog.codesOfNumber(number))}
          </li>
        ))}
      </ul>
    </article>
  );
}

function namesOf(codes: readonly { symbol: string; domain: string }[]): string {
  return [...new Set(codes.map((code) => code.symbol || code.domain))].join(', ');
}
