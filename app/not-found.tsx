import type { Metadata } from 'next';
import { MoreStyles } from '@/app/_components/more-styles';
import { SuggestCode } from '@/app/_components/repository-links';
import { SearchForm } from '@/app/_components/search-form';
import { site, url } from '@/lib/site';

export const metadata: Metadata = { title: `Not found · ${site.name}` };

/** Also the page that a host shows for any unknown address; the `resolve` island explains numbers and finds moved names. */
export default function NotFound() {
  return (
    <article className="wide" data-resolve="">
      <MoreStyles />
      <h1>Not found</h1>
      <p className="lead">There is no page at this address. If it names an error, search for its number or symbol.</p>
      <SearchForm large placeholder="-34018 or errSecParam" />
      <div data-resolve-answer="" aria-live="polite" />
      <ul>
        <li>
          <a href={url.allNumbers()}>All numbers</a>
        </li>
        <li>
          <a href={url.topics()}>All topics and entries</a>
        </li>
        <li>
          <a href={url.decode()}>Decode a log</a>
        </li>
      </ul>
      <SuggestCode />
    </article>
  );
}
