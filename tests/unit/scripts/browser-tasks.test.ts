import { expect, test } from 'vitest';
import { longLog } from '@/scripts/bench/browser-decoder';
import { longestTasks } from '@/scripts/bench/browser-tasks';

const thread = (pid: number, tid: number, name: string) => ({ name: 'thread_name', ph: 'M', pid, tid, args: { name } });
const task = (pid: number, tid: number, dur: number, tdur = dur) => ({
  name: 'ThreadControllerImpl::RunTask',
  ph: 'X',
  pid,
  tid,
  dur,
  tdur,
});

test('the longest tasks are those of the page and its workers, not of a spare process or of the network', () => {
  const events = [
    thread(10, 1, 'CrRendererMain'),
    thread(10, 7, 'DedicatedWorker thread'),
    thread(10, 9, 'Chrome_ChildIOThread'),
    thread(20, 1, 'CrRendererMain'),
    task(10, 1, 4_200),
    task(10, 1, 12_500),
    task(10, 7, 31_000, 6_000),
    task(10, 7, 12_000, 7_500),
    task(10, 9, 90_000),
    task(20, 1, 400_000),
  ];
  expect(longestTasks(events)).toEqual({ pageMs: 12.5, workerMs: 31, workerProcessorMs: 7.5 });
});

test('a page without workers has no task of theirs', () => {
  const events = [thread(10, 1, 'CrRendererMain'), task(10, 1, 800)];
  expect(longestTasks(events)).toEqual({ pageMs: 0.8, workerMs: 0, workerProcessorMs: 0 });
});

test('the long log is as long as asked for and holds every sample of the decoder', () => {
  const log = longLog();
  expect(log).toHaveLength(1_000_000);
  for (const words of ['authentication-failure: --S -14090', 'Code=-1200', 'Taskgated Invalid Signature']) {
    expect(log.split(words).length).toBeGreaterThan(50);
  }
});
