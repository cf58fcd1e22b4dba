import { setNames } from './query-sets';

interface Score {
  mrr: number;
  recall: number;
}

/** Megabytes and kilobytes are decimal in tables; bytes and milliseconds here. */
export interface EngineFigures {
  /** Most memory of the process that indexes, with the pages it was given; child processes added. */
  build: { seconds: number; megabytes: number };
  size: SizeFigures;
  /** Absent for engines that have no such files. */
  beside?: BesideFigures | undefined;
  /** Bytes of index before the first answer, compressed. */
  cold: ColdFigures;
  warm: WarmFigures;
  relevance: {
    sets: Record<string, Score>;
    /** Rows of the relevance table: `allowed` are those found at the rank allowed. Zero of zero at generated sizes. */
    typed: Score & { allowed: number; of: number };
    /** Queries that nothing was tuned for; the real size only. */
    unseen?: Score & { first: number; of: number };
    forms: { first: number; of: number };
    /** Not published. */
    failed?: { query: string; found: number }[];
  };
}

/** Bytes, and the same compressed. */
export interface SizeFigures {
  files: number;
  raw: number;
  brotli: number;
}

/** What is made of an index's files, and how long that took, so that answers are there sooner while somebody types. */
export interface BesideFigures extends SizeFigures {
  seconds: number;
}

/** Compressed bytes and files before the first answer. */
export interface ColdFigures {
  p50: number;
  p95: number;
  requests: number;
}

/** Milliseconds for one query, everything it needs being there already. */
export interface WarmFigures {
  p50: number;
  p95: number;
  p99: number;
}

export interface BenchResult {
  /** `real`, or the number of generated pages. */
  size: string;
  pages: number;
  figures: Record<string, EngineFigures>;
  /** Engines left out at this size, each with the reason as a sentence. */
  unmeasured?: Record<string, string>;
}

/** What one query of ours costs at a number of generated pages. */
export interface GrowthPoint {
  pages: number;
  /** Compressed bytes of what every first query reads, whatever it asks. */
  headBytes: number;
  /** Compressed bytes of the whole index. */
  indexBytes: number;
  cold: ColdFigures;
  warm: WarmFigures;
}

/** `content/measurements/search.json`, written by `npm run bench:search -- --publish`. */
export interface SearchMeasurements {
  /** Processors and version of Node in words; never the name of a machine. */
  machine: string;
  /** ISO 8601 day of the newest commit measured; absent outside a repository. */
  date?: string;
  results: BenchResult[];
  /** By number of pages, ascending. */
  growth: GrowthPoint[];
}

/** The figures as Markdown: relevance first, then cost, then how the cost of one query grows. */
export function renderTables({ machine, results, growth }: SearchMeasurements): string {
  const parts = [`Measured with ${machine}.`, ...results.flatMap(renderSize)];
  return [...parts, ...(growth.length > 0 ? renderGrowth(growth) : [])].join('\n\n');
}

/** Without what differs from run to run by itself, and without queries. */
export function rounded(measured: SearchMeasurements): SearchMeasurements {
  const results = measured.results.map(({ figures, ...result }) => ({
    ...result,
    figures: Object.fromEntries(
      Object.entries(figures).map(
        ([
          name,
          {
            relevance: { failed: _, ...relevance },
            ...cost
          },
        ]) => [name, { ...cost, relevance }],
      ),
    ),
  }));
  return JSON.parse(JSON.stringify({ ...measured, results }), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(value < 1000 ? 3 : 7)) : value,
  ) as SearchMeasurements;
}

function renderGrowth(growth: readonly GrowthPoint[]): string[] {
  const rows = growth.map(({ pages, headBytes, indexBytes, cold, warm }) => [
    String(pages),
    kilobytes(headBytes),
    kilobytes(indexBytes),
    `${kilobytes(cold.p50)} / ${kilobytes(cold.p95)}`,
    String(cold.requests),
    [warm.p50, warm.p95, warm.p99].map((time) => time.toFixed(2)).join(' / '),
  ]);
  const head = ['pages', 'head kB', 'index kB', 'cold kB p50 / p95', 'requests', 'warm ms p50 / p95 / p99'];
  return ['## Growth: one query of ours', table(head, rows)];
}

function renderSize({ size, pages, figures, unmeasured = {} }: BenchResult): string[] {
  const title = size === 'real' ? `## Our content: ${pages} pages` : `## ${pages} generated pages`;
  const names = Object.keys(figures);
  const typed = size === 'real';
  const relevance = table(
    [
      'MRR@10 / recall@10',
      ...(typed ? ['what people type', 'rank allowed', 'unseen', 'forms first'] : []),
      ...setNames,
    ],
    names.map((name) => {
      const { sets, typed: rows, unseen, forms } = (figures[name] as EngineFigures).relevance;
      const own = typed
        ? [score(rows), `${rows.allowed} of ${rows.of}`, unseen ? score(unseen) : '', `${forms.first} of ${forms.of}`]
        : [];
      return [name, ...own, ...setNames.map((set) => score(sets[set] as Score))];
    }),
  );
  const cost = table(
    [
      'cost',
      'build s',
      'peak MB',
      'index kB (brotli)',
      'files',
      'cold kB p50 / p95',
      'requests',
      'warm ms p50 / p95 / p99',
    ],
    names.map((name) => {
      const { build, size: bytes, cold, warm } = figures[name] as EngineFigures;
      return [
        name,
        build.seconds.toFixed(1),
        build.megabytes.toFixed(0),
        kilobytes(bytes.brotli),
        String(bytes.files),
        `${kilobytes(cold.p50)} / ${kilobytes(cold.p95)}`,
        String(cold.requests),
        [warm.p50, warm.p95, warm.p99].map((time) => time.toFixed(2)).join(' / '),
      ];
    }),
  );
  const besides = names.flatMap((name) => {
    const { beside } = figures[name] as EngineFigures;
    if (!beside) return [];
    const { files, raw, brotli, seconds } = beside;
    return `Beside the index of ${name}: ${files} files, ${kilobytes(raw)} kB, ${kilobytes(brotli)} kB compressed, made in ${seconds.toFixed(1)} s.`;
  });
  const missing = Object.entries(unmeasured).map(([name, reason]) => `Not measured: ${name}, ${reason}.`);
  return [title, relevance, cost, ...besides, ...missing];
}

function score({ mrr, recall }: Score): string {
  return `${mrr.toFixed(3)} / ${recall.toFixed(3)}`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
