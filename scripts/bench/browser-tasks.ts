import type { Browser, Page } from '@playwright/test';

export interface LongestTasks {
  /** Milliseconds of the longest task on the page's own thread. */
  pageMs: number;
  /** The same of its workers; 0 if there are none. */
  workerMs: number;
  /** Processor time of their longest task by that time: without waiting for a processor that others use. */
  workerProcessorMs: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  dur?: number;
  /** Microseconds of the processor. */
  tdur?: number;
  args?: { name?: string };
}

/** Longest tasks of the page and its workers while something is done, from the browser's own trace. */
export async function traceTasks(browser: Browser, page: Page, work: () => Promise<void>): Promise<LongestTasks> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await work();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  return longestTasks(traceEvents);
}

/** The page is the process whose main thread had most tasks; the browser keeps a spare one. */
export function longestTasks(events: readonly TraceEvent[]): LongestTasks {
  const threads = new Map<string, string>();
  for (const { name, ph, pid, tid, args } of events) {
    if (ph === 'M' && name === 'thread_name') threads.set(`${pid} ${tid}`, args?.name ?? '');
  }
  const tasks = events.filter(({ name, ph }) => ph === 'X' && name.endsWith('RunTask'));
  const main = tasks.filter(({ pid, tid }) => threads.get(`${pid} ${tid}`) === 'CrRendererMain');
  const counts = new Map<number, number>();
  for (const { pid } of main) counts.set(pid, (counts.get(pid) ?? 0) + 1);
  const [page] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const workers = tasks.filter(
    ({ pid, tid }) => pid === page && /^DedicatedWorker/.test(threads.get(`${pid} ${tid}`) ?? ''),
  );
  return {
    pageMs: longest(main.filter(({ pid }) => pid === page).map(({ dur = 0 }) => dur)),
    workerMs: longest(workers.map(({ dur = 0 }) => dur)),
    workerProcessorMs: longest(workers.map(({ dur = 0, tdur = dur }) => tdur)),
  };
}

/** @param times in microseconds */
function longest(times: readonly number[]): number {
  return times.reduce((most, time) => Math.max(most, time), 0) / 1000;
}
