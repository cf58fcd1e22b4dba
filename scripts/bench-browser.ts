/**
 * Measure search and decoder in a browser, on finished sites, with the processor as it is and four times slower.
 *
 *   npm run bench:browser                            the site in out/
 *   npm run bench:browser -- --from DIR --from DIR   other finished sites, one after the other
 *   npm run bench:browser -- --publish               writes content/measurements/browser.json as well
 *
 * Each site is served from this machine, so the network takes next to no time; bytes are counted instead. What exactly a
 * time is, `bench/browser-recorder.ts` says. Chromium slows the page's thread only; its workers are slowed to the same
 * factor by `bench/browser-workers.ts`. Takes about a quarter of an hour for each site. Measure on a machine that does
 * nothing else.
 *
 * Exit code 0: measured. 1: the site can't be served or a measurement failed. 2: wrong use.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserMeasurements, BrowserRun } from '@/lib/model/measurements';
import { browserMeasurementsSchema } from '@/lib/model/measurements';
import { parseRelevance } from '@/lib/search/parse-relevance';
import { measureBareTyping } from './bench/browser-bare';
import { measureDecoder } from './bench/browser-decoder';
import { measureColdSearch, measureTyping, traceTyping } from './bench/browser-search';
import { openBrowser, serveSite } from './bench/browser-session';
import { describeMachine, publishMeasurements, today } from './bench/publish-measurements';
import { mediansOf, quantile } from './bench/quantile';

const slowdowns = [1, 4];
/** Every so many-th query is typed: about 300 keys in all. */
const typedStep = 97;
/** Each key is timed in so many visits. What else the machine did during one of them is not in their median. */
const rounds = 3;
const coldVisits = 12;

const sites = parseArguments(process.argv.slice(2));
if (sites) await main(sites.folders, sites.publish);

async function main(folders: readonly string[], publish: boolean): Promise<void> {
  const queries = parseRelevance(await readFile('tests/content/relevance.tsv', 'utf8')).map(({ query }) => query);
  const result: BrowserMeasurements = { measured: today(), machine: describeMachine(), browser: '', sites: [] };
  for (const folder of folders) {
    const server = await serveSite(folder);
    try {
      const runs: BrowserRun[] = [];
      for (const slowdown of slowdowns) {
        console.error(`${folder}, processor ${slowdown === 1 ? 'as it is' : `${slowdown} times slower`}`);
        runs.push(await measureRun(server.origin, slowdown, queries));
      }
      const kind = path.resolve(folder) === path.resolve('out') ? 'this-site' : 'generated';
      result.sites.push({ kind, entries: await countEntries(folder), runs });
    } finally {
      await server.stop();
    }
  }
  const browser = await openBrowser('display');
  result.browser = `Chromium ${browser.version()}`;
  await browser.close();
  print(result);
  if (publish) await publishMeasurements('browser', browserMeasurementsSchema, result);
}

async function measureRun(origin: string, cpuSlowdown: number, queries: readonly string[]): Promise<BrowserRun> {
  const typed = queries.filter((_, index) => index % typedStep === 0);
  const step = Math.floor(queries.length / coldVisits);
  const asked = queries.filter((_, index) => index % step === 0).slice(0, coldVisits);
  const [atOnce, display] = [await openBrowser('at-once'), await openBrowser('display')];
  try {
    const cold = [];
    for (const query of asked) cold.push(await measureColdSearch(display, origin, cpuSlowdown, query));
    const first: number[][] = [];
    const again: number[][] = [];
    const bare: number[][] = [];
    // In turn, so that each meets the same minutes.
    for (let round = 0; round < rounds; round++) {
      bare.push(await measureBareTyping(atOnce, cpuSlowdown, typed));
      const { times, timesAgain } = await measureTyping(atOnce, origin, cpuSlowdown, typed);
      first.push(times);
      again.push(timesAgain);
    }
    const displayed = await measureTyping(display, origin, cpuSlowdown, typed);
    const tasks = await traceTyping(display, origin, cpuSlowdown, typed.slice(0, 4));
    const decoder = await measureDecoder(display, origin, cpuSlowdown);
    const of = (values: readonly number[], share: number, digits = 1) => round(quantile(values, share), digits);
    const times = cold.map(({ firstResultMs }) => firstResultMs);
    const sizes = cold.map(({ transferKb }) => transferKb);
    return {
      cpuSlowdown,
      coldVisits: cold.length,
      coldFirstResultP50Ms: of(times, 0.5, 0),
      coldFirstResultP95Ms: of(times, 0.95, 0),
      coldTransferP50Kb: of(sizes, 0.5),
      coldTransferP95Kb: of(sizes, 0.95),
      coldRequestsP50: quantile(
        cold.map(({ requests }) => requests),
        0.5,
      ),
      keystrokes: first[0]?.length ?? 0,
      keystrokeRounds: rounds,
      keystrokeP50Ms: of(mediansOf(first), 0.5),
      keystrokeP95Ms: of(mediansOf(first), 0.95),
      keystrokeSingleP95Ms: of(first.flat(), 0.95),
      keystrokeAgainP50Ms: of(mediansOf(again), 0.5),
      keystrokeAgainP95Ms: of(mediansOf(again), 0.95),
      keystrokeAgainSingleP95Ms: of(again.flat(), 0.95),
      bareKeystrokeP50Ms: of(mediansOf(bare), 0.5),
      bareKeystrokeP95Ms: of(mediansOf(bare), 0.95),
      bareKeystrokeSingleP95Ms: of(bare.flat(), 0.95),
      displayKeystrokeP50Ms: of(displayed.times, 0.5),
      displayKeystrokeP95Ms: of(displayed.times, 0.95),
      longestPageTaskMs: round(tasks.pageMs, 1),
      longestWorkerTaskMs: round(tasks.workerMs, 1),
      pageMemoryMb: round(displayed.pageMemoryMb, 1),
      workerMemoryMb: round(displayed.workerMemoryMb, 1),
      decoderLogKb: decoder.logKb,
      decoderFindingsMs: round(decoder.findingsMs, 0),
      decoderLongestPageTaskMs: round(decoder.pageMs, 1),
      decoderLongestWorkerTaskMs: round(decoder.workerMs, 1),
    };
  } finally {
    await atOnce.close();
    await display.close();
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

async function countEntries(folder: string): Promise<number> {
  const children = await readdir(path.join(folder, 'entries'), { withFileTypes: true });
  return children.filter((child) => child.isDirectory()).length;
}

function print({ machine, browser, sites: measured }: BrowserMeasurements): void {
  console.log(`${machine}, ${browser}`);
  for (const { kind, entries, runs } of measured) {
    console.log(`\n${kind === 'this-site' ? 'This site' : 'Generated site'}, ${entries} entries`);
    const names = Object.keys(runs[0] ?? {}) as (keyof BrowserRun)[];
    console.table(
      Object.fromEntries(
        names.map((name) => [name, Object.fromEntries(runs.map((run) => [`cpu ${run.cpuSlowdown}x`, run[name]]))]),
      ),
    );
  }
}

function parseArguments(args: readonly string[]): { folders: string[]; publish: boolean } | undefined {
  const folders: string[] = [];
  let publish = false;
  for (let i = 0; i < args.length; i++) {
    const value = args[i] === '--from' ? args[++i] : undefined;
    if (value) folders.push(value);
    else if (args[i] === '--publish') publish = true;
    else {
      console.error('Usage: npm run bench:browser -- [--from DIR …] [--publish]');
      process.exitCode = 2;
      return undefined;
    }
  }
  return { folders: folders.length > 0 ? folders : ['out'], publish };
}
