/**
 * Compare the two homes of the search index, static files and PostgreSQL, on the same generated pages.
 *
 *   npm run bench:engines                       2,000, 14,000 and 100,000 pages
 *   npm run bench:engines -- 2000 14000         only these
 *
 * Needs .generated/library.json (`npm run build`), and PostgreSQL, which it starts in a temporary folder. Each size runs in a
 * process of its own. Times depend on the machine: compare columns, not runs.
 * Exit code 0: measured, and both gave the same hits. 1: they did not, or a measurement failed. 2: wrong use.
 */
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { HomeFigures } from './bench/measure-homes';
import { findPostgres, type RunningPostgres, runPostgres } from './run-postgres';

const run = promisify(execFile);

const columns = [
  'pages',
  'same hits',
  'build s',
  'files',
  'MB',
  'head kB',
  'cold kB p50 / p95',
  'warm ms p50 / p95',
  'PostgreSQL: load s',
  'MB',
  'open s',
  'warm ms p50 / p95',
];
const heading = `| ${columns.join(' | ')} |\n|${columns.map(() => '--:').join('|')}|`;

const sizes = process.argv.length > 2 ? process.argv.slice(2) : ['2000', '14000', '100000'];
if (sizes.every((size) => /^[1-9]\d*$/.test(size))) await main();
else {
  console.error('Usage: npm run bench:engines -- [PAGES …]');
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const programs = findPostgres();
  if ('missing' in programs) throw new Error(programs.missing);
  const server = await runPostgres(programs.folder, true);
  try {
    console.log(`${cpus().length} cores, ${cpus()[0]?.model}, Node ${process.versions.node}, ${server.version}\n`);
    console.log(heading);
    for (const size of sizes) {
      const figures = await measure(size, server);
      console.log(toRow(figures));
      if (figures.same < figures.of) process.exitCode = 1;
    }
  } finally {
    await server.stop();
  }
}

async function measure(size: string, server: RunningPostgres): Promise<HomeFigures> {
  const script = path.join('scripts', 'bench', 'measure-homes.ts');
  const args = ['--max-old-space-size=12000', '--import', 'tsx', script, size, JSON.stringify(server.address)];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 26 });
  return JSON.parse(stdout) as HomeFigures;
}

function toRow({ pages, same, of, files, postgres }: HomeFigures): string {
  const pair = ({ p50, p95 }: { p50: number; p95: number }, digits = 1) =>
    `${p50.toFixed(digits)} / ${p95.toFixed(digits)}`;
  const cold = { p50: files.cold.p50 / 1000, p95: files.cold.p95 / 1000 };
  const cells = [
    pages,
    `${same} of ${of}`,
    files.buildSeconds.toFixed(0),
    files.count,
    files.megabytes.toFixed(0),
    (files.head / 1000).toFixed(0),
    pair(cold, 0),
    pair(files.warm),
    postgres.loadSeconds.toFixed(0),
    postgres.megabytes.toFixed(0),
    postgres.openSeconds.toFixed(2),
    pair(postgres.warm),
  ];
  return `| ${cells.join(' | ')} |`;
}
