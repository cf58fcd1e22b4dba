import type { MeasuredRow } from '@/lib/search/measure-relevance';
import { url } from '@/lib/site';
import { ScrollBox } from './scroll-box';

interface Props {
  label: string;
  rows: readonly MeasuredRow[];
}

/** Queries with the address each has to find and where it stands among the results. */
export function QueryTable({ label, rows }: Props) {
  return (
    <ScrollBox label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">Rank / allowed</th>
            <th scope="col">Query</th>
            <th scope="col">Has to find</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, query, address, rank, found, passed }) => (
            <tr key={line}>
              <td>
                {found || 'not found'} / {rank}
                {!passed && <strong> fails</strong>}
              </td>
              <td>
                <a href={url.search(query)}>{query}</a>
              </td>
              <td>
                <a href={address}>{address}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
