import type { EngineMeasurements, SearchMeasurements, SearchResultAtSize } from '@/lib/model/measurements';
import { site } from '@/lib/site';
import { FiguresTable } from './figures-table';

interface Props {
  measurements: SearchMeasurements;
}

/** Our search and others on the same pages: what they find first, then what they cost. */
export function SearchComparison({ measurements: { machine, date, results } }: Props) {
  return (
    <>
      <p>
        Every engine indexed the same pages and answered the same queries in one run{date && `, on ${date}`}, with{' '}
        {machine}.
      </p>
      <Columns />
      {results.map((result) => (
        <Size key={result.size} result={result} />
      ))}
    </>
  );
}

const columns = [
  [
    'What people type',
    'The queries of this site: mean of 1 divided by the rank of the right page (1.000 if it is always first) / share found among the first ten. The columns after it are scored in the same way.',
  ],
  ['Unseen', 'Queries that nothing was tuned for, as above.'],
  ['Forms first', 'Queries that are a number, a symbol or another name: how many have its page at the very top.'],
  ['Title and paragraph', 'Four words of one page, taken from its title and its text. The page has to come back.'],
  ['Typo, unfinished word, foreign word', 'The same words, one misspelled, cut short, or with one from elsewhere.'],
  ['Paragraph only', 'Words of a text without those of its title.'],
  ['Build', 'Seconds and memory to index all pages.'],
  ['Index', 'All its files, compressed with brotli.'],
  ['Cold', 'Index bytes and files loaded before the first answer, script apart.'],
  ['Warm', 'Milliseconds for an answer when everything is there, in Node.'],
] as const;

function Columns() {
  return (
    <dl className="definition">
      {columns.map(([term, meaning]) => (
        <div key={term} className="row">
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
      <div className="row">
        <dt>p50, p95, p99</dt>
        <dd>Half of all measurements, 95 and 99 of a hundred are at most this.</dd>
      </div>
    </dl>
  );
}

function Size({ result: { size, pages, figures, unmeasured = {} } }: { result: SearchResultAtSize }) {
  const real = size === 'real';
  const title = real ? `This site: ${count(pages)} pages` : `${count(pages)} generated pages`;
  const engines = Object.entries(figures);
  const sets = Object.keys(engines[0]?.[1].relevance.sets ?? {});
  return (
    <>
      <h3>{title}</h3>
      <FiguresTable
        label={`What is found, ${title}`}
        head={['Engine', ...(real ? ['What people type', 'Unseen', 'Forms first'] : []), ...sets.map(capital)]}
        rows={engines.map(([name, { relevance }]) => [
          name,
          ...(real
            ? [score(relevance.typed), score(relevance.unseen), `${relevance.forms.first} of ${relevance.forms.of}`]
            : []),
          ...sets.map((set) => score(relevance.sets[set])),
        ])}
      />
      <FiguresTable
        label={`What it costs, ${title}`}
        head={['Engine', 'Build', 'Index', 'Cold p50 / p95', 'Files', 'Warm p50 / p95 / p99']}
        rows={engines.map(([name, one]) => [name, ...cost(one)])}
      />
      <Beside figures={figures} />
      <Ahead figures={figures} />
      {Object.entries(unmeasured).map(([name, reason]) => (
        <p key={name}>
          {name} was not measured at this size: {reason}
        </p>
      ))}
    </>
  );
}

/** What our index has more than the others', and no column counts. */
function Beside({ figures }: Pick<SearchResultAtSize, 'figures'>) {
  const beside = figures[site.name]?.beside;
  if (!beside) return null;
  return (
    <p>
      Not counted as index: {count(beside.files)} files beside it, {kilobytes(beside.brotli)} compressed, which{' '}
      {site.name} makes in {beside.seconds.toFixed(1)} s so that answers are there sooner while somebody types. They are
      ready answers to first letters, and files of the index a second time, a few in one. Words that were pasted need
      none of them.
    </p>
  );
}

/** Where another engine finds more than ours, said in words. */
function Ahead({ figures }: Pick<SearchResultAtSize, 'figures'>) {
  const { [site.name]: own, ...others } = figures;
  if (!own) return null;
  const ahead = Object.entries(own.relevance.sets).flatMap(([set, { mrr }]) => {
    const better = Object.entries(others).filter(([, { relevance }]) => (relevance.sets[set]?.mrr ?? 0) > mrr);
    return better.length > 0 ? [`${set} (${better.map(([name]) => name).join(', ')})`] : [];
  });
  return (
    <p>{ahead.length > 0 ? `Others rank better in: ${ahead.join('; ')}.` : 'No other engine ranks better here.'}</p>
  );
}

function cost({ build, size, cold, warm }: EngineMeasurements): string[] {
  return [
    `${build.seconds.toFixed(1)} s, ${build.megabytes.toFixed(0)} MB`,
    kilobytes(size.brotli),
    `${kilobytes(cold.p50)} / ${kilobytes(cold.p95)}`,
    String(cold.requests),
    `${[warm.p50, warm.p95, warm.p99].map((time) => time.toFixed(time < 10 ? 2 : 0)).join(' / ')} ms`,
  ];
}

function score(of: { mrr: number; recall: number } | undefined): string {
  return of ? `${of.mrr.toFixed(3)} / ${of.recall.toFixed(3)}` : '';
}

/** What one query costs as the number of pages grows. */
export function SearchGrowth({ measurements: { growth } }: Props) {
  return (
    <FiguresTable
      label="What one query costs, by number of pages"
      head={['Pages', 'Whole index', 'Read by every first query', 'Cold p50 / p95', 'Files', 'Warm p50 / p95']}
      rows={growth.map(({ pages, indexBytes, headBytes, cold, warm }) => [
        count(pages),
        kilobytes(indexBytes),
        kilobytes(headBytes),
        `${kilobytes(cold.p50)} / ${kilobytes(cold.p95)}`,
        String(cold.requests),
        `${warm.p50.toFixed(2)} / ${warm.p95.toFixed(2)} ms`,
      ])}
    />
  );
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function kilobytes(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${(bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0)} kB`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
