/**
 * Measure reading in a browser: opening an entry, and clicking from one entry to another, against the same entries as
 * Next ships them (see `bench/stock-site.ts`), with the processor as it is and four times slower.
 *
 *   npm run bench:reading                 the site in out/
 *   npm run bench:reading -- --from DIR   another finished site
 *   npm run bench:reading -- --rounds 1   fewer clicks than the 36 of each way, for a rough look
 *   npm run bench:reading -- --publish    writes content/measurements/reading.json as well
 *
 * Both are served in the same way from this machine and read in the same browser, one after the other within each round.
 * Needs what the last build left in .generated/ and public/. Takes about ten minutes, one of them for building the other
 * pages. Measure on a machine that does nothing else.
 *
 * Exit code 0: measured. 1: a site can't be built or served, or a measurement failed. 2: wrong use.
 */
import { getLibrary } from '@/lib/content/library';
import {
  type ReadingClicks,
  type ReadingMeasurements,
  type ReadingVisit,
  readingMeasurementsSchema,
} from '@/lib/model/measurements';
import { type FirstVisit, measureFirstVisit, measureWalk } from './bench/browser-reading';
import { openBrowser, serveSite } from './bench/browser-session';
import { chooseWalk } from './bench/choose-walk';
import { describeMachine, publishMeasurements, today } from './bench/publish-measurements';
import { quantile } from './bench/quantile';
import { buildStockSite } from './bench/stock-site';

const slowdowns = [1, 4];
const visits = 10;
/** Clicks of one walk. Walks alternate between the ways, so that what else runs on the machine meets all. */
const clicks = 12;

const wanted = parseArguments(process.argv.slice(2));
if (wanted) await main(wanted);

interface Options {
  from: string;
  rounds: number;
  publish: boolean;
}

async function main({ from, rounds, publish }: Options): Promise<void> {
  const walk = chooseWalk(getLibrary().entries, clicks + 1);
  const slugs = [...new Set(walk)];
  console.error(`Building ${slugs.length} entries as Next ships them`);
  const stock = await buildStockSite(process.cwd(), slugs);
  const servers = [await serveSite(from), await serveSite(stock.folder)];
  try {
    const [ours = '', theirs = ''] = servers.map(({ origin }) => origin);
    const result: ReadingMeasurements = {
      measured: today(),
      machine: describeMachine(),
      ...(await visitAll({ plain: ours, 'stock-next': theirs }, `/entries/${walk[0]}/`)),
      clicks: await clickAll(ours, theirs, walk, rounds),
    };
    print(result);
    if (publish) await publishMeasurements('reading', readingMeasurementsSchema, result);
  } finally {
    for (const { stop } of servers) await stop();
    await stock.remove();
  }
}

async function visitAll(origins: Record<ReadingVisit['way'], string>, path: string) {
  const browser = await openBrowser('display');
  const rows: ReadingVisit[] = [];
  for (const cpuSlowdown of slowdowns) {
    const measured: Record<ReadingVisit['way'], FirstVisit[]> = { plain: [], 'stock-next': [] };
    for (let visit = 0; visit < visits; visit += 1) {
      for (const way of ['plain', 'stock-next'] as const)
        measured[way].push(await measureFirstVisit(browser, cpuSlowdown, origins[way] + path));
    }
    for (const way of ['plain', 'stock-next'] as const) {
      const middle = (key: keyof FirstVisit) =>
        quantile(
          measured[way].map((visit) => visit[key]),
          0.5,
        );
      rows.push({
        cpuSlowdown,
        way,
        visits,
        largestPaintP50Ms: Math.round(middle('largestPaintMs')),
        transferKb: Number(middle('transferKb').toFixed(1)),
        scriptKb: Number(middle('scriptKb').toFixed(1)),
        requests: middle('requests'),
      });
    }
  }
  const version = browser.version();
  await browser.close();
  return { browser: `Chromium ${version}`, visits: rows };
}

async function clickAll(
  ours: string,
  theirs: string,
  walk: readonly string[],
  rounds: number,
): Promise<ReadingClicks[]> {
  const ways = [
    { way: 'plain', origin: ours, rules: false, anyScript: false },
    { way: 'made-ready', origin: ours, rules: true, anyScript: false },
    { way: 'stock-next', origin: theirs, rules: false, anyScript: true },
  ] as const;
  const rows: ReadingClicks[] = [];
  for (const cpuSlowdown of slowdowns) {
    const times = new Map<string, number[]>(ways.map(({ way }) => [way, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const { way, origin, ...options } of ways) {
        console.error(`Processor ${cpuSlowdown} times slower, round ${round + 1}: ${way}`);
        const addresses = walk.map((slug) => `${origin}/entries/${slug}/`);
        times.get(way)?.push(...(await measureWalk({ slowdown: cpuSlowdown, addresses, ...options })).times);
      }
    }
    for (const [way, all] of times) {
      rows.push({
        cpuSlowdown,
        way: way as ReadingClicks['way'],
        clicks: all.length,
        clickToPaintP50Ms: Math.round(quantile(all, 0.5)),
        clickToPaintP95Ms: Math.round(quantile(all, 0.95)),
      });
    }
  }
  return rows;
}

function print({ machine, browser, visits: opened, clicks: clicked }: ReadingMeasurements): void {
  console.log(`${machine}, ${browser}`);
  console.table(opened);
  console.table(clicked);
  for (const { cpuSlowdown, way, clickToPaintP50Ms } of clicked) {
    const stock = clicked.find((row) => row.cpuSlowdown === cpuSlowdown && row.way === 'stock-next');
    if (way === 'stock-next' || !stock) continue;
    const ratio = clickToPaintP50Ms / stock.clickToPaintP50Ms;
    console.log(
      `Processor ${cpuSlowdown} times slower, ${way}: ${ratio.toFixed(2)} of the time of Next's router, which is ${ratio > 1 ? 'faster' : 'slower'}`,
    );
  }
}

function parseArguments(args: readonly string[]): Options | undefined {
  const options = { from: 'out', rounds: 3, publish: false };
  for (let i = 0; i < args.length; i++) {
    const value = args[i]?.startsWith('--') && args[i] !== '--publish' ? args[i + 1] : undefined;
    if (args[i] === '--publish') options.publish = true;
    else if (args[i] === '--from' && value) options.from = value;
    else if (args[i] === '--rounds' && /^[1-9]$/.test(value ?? '')) options.rounds = Number(value);
    else {
      console.error('Usage: npm run bench:reading -- [--from DIR] [--rounds N] [--publish]');
      process.exitCode = 2;
      return undefined;
    }
    if (value) i += 1;
  }
  return options;
}
