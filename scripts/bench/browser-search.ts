import type { Browser, Page } from '@playwright/test';
import { keyTimes, record } from './browser-recorder';
import { openVisit } from './browser-session';
import { type LongestTasks, traceTasks } from './browser-tasks';
import { measurePageHeap, measureWorkerHeap } from './browser-workers';

/** A fast typist: eleven keys a second. */
const betweenKeysMs = 90;

/** Time for the last results of a query to be painted before the field is emptied. */
const pauseMs = 400;

export interface ColdSearch {
  firstResultMs: number;
  transferKb: number;
  requests: number;
}

/**
 * A first visit to the home page: from the moment the field gets the focus, with the query put into it at once, to its
 * first painted results. The page has come to rest before, and nothing of the search has been loaded.
 */
export async function measureColdSearch(
  browser: Browser,
  origin: string,
  slowdown: number,
  query: string,
): Promise<ColdSearch> {
  const { context, page } = await openVisit(browser, slowdown, record);
  await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
  await page.evaluate(() => performance.clearResourceTimings());
  await page.locator('#home-search').focus();
  await page.keyboard.insertText(query);
  await page.waitForFunction(() => recorded.painted !== undefined);
  const firstResultMs = await page.evaluate(() => (recorded.painted ?? Number.NaN) - (recorded.focused ?? Number.NaN));
  const sizes = [
    ...(await page.evaluate(transferSizes)),
    ...(await Promise.all(page.workers().map((worker) => worker.evaluate(transferSizes)))).flat(),
  ];
  await context.close();
  return { firstResultMs, transferKb: sizes.reduce((sum, size) => sum + size, 0) / 1000, requests: sizes.length };
}

/** Compressed bytes of each file. Headers are left out: the browser counts them as 300 whatever they are. */
function transferSizes(): number[] {
  return performance.getEntriesByType('resource').map((entry) => (entry as PerformanceResourceTiming).encodedBodySize);
}

export interface Typing {
  /** Milliseconds for each key, files of the index being fetched as they are needed. */
  times: number[];
  /** The same queries once more: every file is there. */
  timesAgain: number[];
  pageMemoryMb: number;
  workerMemoryMb: number;
}

/**
 * Type queries key by key, twice, and see how long each key takes to its painted results. Parts of the index are fetched
 * from the same machine as they are needed, and kept.
 */
export async function measureTyping(
  browser: Browser,
  origin: string,
  slowdown: number,
  queries: readonly string[],
): Promise<Typing> {
  const { context, page, devtools } = await openVisit(browser, slowdown, record);
  await openSearch(page, origin);
  await typeAll(page, queries);
  const times = await keyTimes(page);
  await typeAll(page, queries);
  const timesAgain = (await keyTimes(page)).slice(times.length);
  const [own, worker] = [await measurePageHeap(devtools), await measureWorkerHeap(devtools)];
  await context.close();
  return {
    times,
    timesAgain,
    pageMemoryMb: own.objectsMb + own.buffersMb,
    workerMemoryMb: worker.objectsMb + worker.buffersMb,
  };
}

/**
 * The same typing under a trace, which costs time of its own, so that its keys are not timed. Workers run at full speed:
 * one that stands still does so for several tasks at once. For a slower processor the processor time of their longest task
 * is multiplied, not what it waited while page, browser and server used the few processors there are.
 */
export async function traceTyping(
  browser: Browser,
  origin: string,
  slowdown: number,
  queries: readonly string[],
): Promise<LongestTasks> {
  const { context, page } = await openVisit(browser, slowdown, record, false);
  await openSearch(page, origin);
  const tasks = await traceTasks(browser, page, () => typeAll(page, queries));
  await context.close();
  return slowdown > 1 ? { ...tasks, workerMs: tasks.workerProcessorMs * slowdown } : tasks;
}

/** The home page with its field in use and its worker ready. */
async function openSearch(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
  await page.locator('#home-search').focus();
  await page.waitForFunction(() => document.querySelector('#home-search')?.getAttribute('role') === 'combobox');
  await page.waitForTimeout(500);
}

/** Each query into the field that has the focus, which is emptied after it. */
export async function typeAll(page: Page, queries: readonly string[]): Promise<void> {
  for (const query of queries) {
    await page.keyboard.type(query, { delay: betweenKeysMs });
    await page.waitForTimeout(pauseMs);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.waitForTimeout(betweenKeysMs);
  }
}
