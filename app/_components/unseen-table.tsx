import type { AskedQuery } from '@/lib/search/unseen-queries';
import { url } from '@/lib/site';
import { ScrollBox } from './scroll-box';

/** Queries with the pages that answer them, those that are found last before the others. */
export function UnseenTable({ queries }: { queries: readonly AskedQuery[] }) {
  const place = ({ found }: AskedQuery) => found || Number.POSITIVE_INFINITY;
  const ordered = queries.toSorted((a, b) => (place(a) === place(b) ? 0 : place(b) - place(a)));
  return (
    <ScrollBox label="Queries it was not made for">
      <table>
        <thead>
          <tr>
            <th scope="col">Rank</th>
            <th scope="col">Query</th>
            <th scope="col">Answered by</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map(({ query, addresses, found }) => (
            <tr key={query}>
              <td>{found || 'not found'}</td>
              <td>
                <a href={url.search(query)}>{query}</a>
              </td>
              <td>
                {addresses.map((address, index) => (
                  <span key={address}>
                    {index > 0 && ', '}
                    <a href={address}>{address}</a>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
