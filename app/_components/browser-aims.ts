import type { BrowserRun } from '@/lib/model/measurements';

/** Milliseconds that 95 of 100 keys may take at most: on a processor as it is, and on a slowed one. */
const keyAims = { asItIs: 16, slowed: 50 };
/** Milliseconds that a task may keep the page or the worker while somebody types. */
const taskAim = 50;

/** What readers are told of the aims. */
export const aims = `p95 of a key ${keyAims.asItIs} ms, slowed ${keyAims.slowed}; no task over ${taskAim}`;

/** Whether a run met the aims, and if not, what missed them: `missed by keys and tasks`. */
export function judgeAims(run: BrowserRun): string {
  const { cpuSlowdown, keystrokeP95Ms, longestPageTaskMs, longestWorkerTaskMs } = run;
  const missed = [
    ...(keystrokeP95Ms > (cpuSlowdown === 1 ? keyAims.asItIs : keyAims.slowed) ? ['keys'] : []),
    ...(Math.max(longestPageTaskMs, longestWorkerTaskMs) > taskAim ? ['tasks'] : []),
  ];
  return missed.length === 0 ? 'met' : `missed by ${missed.join(' and ')}`;
}
