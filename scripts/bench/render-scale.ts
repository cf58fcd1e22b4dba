import type { StageFigures } from './measure-build';
import type { IndexFigures } from './measure-index';
import type { QueryFigures } from './measure-queries';

export interface ScaleResult {
  machine: string;
  /** Whole site: number of entries, and what each part of the build took. */
  site?: { entries: number; stages: StageFigures[]; rebuild?: StageFigures[] } | undefined;
  /** Index alone, by number of entries. */
  growth: GrowthFigures[];
}

export interface GrowthFigures {
  entries: number;
  index: IndexFigures;
  queries: Record<string, QueryFigures>;
}

/** The figures as Markdown. */
export function renderScale({ machine, site, growth }: ScaleResult): string {
  return [`Measured with ${machine}.`, ...(site ? renderSite(site) : []), ...renderGrowth(growth)].join('\n\n');
}

function renderSite({ entries, stages, rebuild }: NonNullable<ScaleResult['site']>): string[] {
  const total = (list: readonly StageFigures[]) => list.reduce((sum, { seconds }) => sum + seconds, 0);
  const again = (stage: string) => rebuild?.find((one) => one.stage === stage)?.seconds.toFixed(1) ?? '';
  const head = ['part', 's', ...(rebuild ? ['s after one sentence'] : []), 'peak MB', 'files', 'MB'];
  const rows = stages.map(({ stage, seconds, memory, files, bytes }) => [
    stage,
    seconds.toFixed(1),
    ...(rebuild ? [again(stage)] : []),
    megabytes(memory),
    String(files),
    megabytes(bytes),
  ]);
  const sum = [
    'whole build',
    total(stages).toFixed(0),
    ...(rebuild ? [total(rebuild).toFixed(0)] : []),
    megabytes(Math.max(...stages.map(({ memory }) => memory))),
    '',
    '',
  ];
  return [
    `## Site of ${entries} entries`,
    'Memory is resident memory of all processes of the build together, looked at five times a second.',
    table(head, [...rows, sum]),
  ];
}

function renderGrowth(growth: readonly GrowthFigures[]): string[] {
  if (growth.length === 0) return [];
  const names = Object.keys(growth[0]?.queries ?? {});
  const index = table(
    ['entries', 'pages', 'terms', 'build s', 'peak MB', 'files', 'MB'],
    growth.map(({ entries, index: { pages, terms, seconds, memory, files, bytes } }) => [
      String(entries),
      String(pages),
      String(terms),
      seconds.toFixed(1),
      megabytes(memory),
      String(files),
      megabytes(bytes),
    ]),
  );
  return ['## Index alone', index, ...names.flatMap((name) => renderQueries(name, growth))];
}

function renderQueries(name: string, growth: readonly GrowthFigures[]): string[] {
  const first = growth[0]?.queries[name];
  const rows = growth.map(({ entries, queries }) => {
    const { cold, counted, warm, parts } = queries[name] as QueryFigures;
    return [
      String(entries),
      pair(cold.p50 / 1000, cold.p95 / 1000, 1),
      String(cold.requests),
      pair(counted.p50 / 1000, counted.p95 / 1000, 1),
      ...Object.values(parts).map((bytes) => (bytes / 1000).toFixed(1)),
      pair(warm.p50, warm.p95, 2),
      first ? `× ${(cold.p50 / first.cold.p50).toFixed(2)}, × ${(warm.p50 / first.warm.p50).toFixed(2)}` : '',
    ];
  });
  const head = ['entries', 'cold kB p50 / p95', 'requests', 'with counts', ...Object.keys(first?.parts ?? {})];
  return [`### Queries: ${name}`, table([...head, 'warm ms p50 / p95', 'growth: bytes, time'], rows)];
}

function pair(a: number, b: number, digits: number): string {
  return `${a.toFixed(digits)} / ${b.toFixed(digits)}`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
