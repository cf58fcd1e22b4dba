import { expect, test } from 'vitest';
import { judgeAims } from '@/app/_components/browser-aims';
import type { BrowserRun } from '@/lib/model/measurements';

function run(cpuSlowdown: number, keystrokeP95Ms: number, longestPageTaskMs: number, longestWorkerTaskMs: number) {
  return { cpuSlowdown, keystrokeP95Ms, longestPageTaskMs, longestWorkerTaskMs } as BrowserRun;
}

test('a run meets the aims with times that are just allowed', () => {
  expect(judgeAims(run(1, 16, 50, 50))).toBe('met');
  expect(judgeAims(run(4, 50, 50, 50))).toBe('met');
});

test('keys and tasks that take longer are named', () => {
  expect(judgeAims(run(1, 16.1, 20, 9))).toBe('missed by keys');
  expect(judgeAims(run(4, 49, 20, 50.1))).toBe('missed by tasks');
  expect(judgeAims(run(4, 91.7, 73.6, 26.1))).toBe('missed by keys and tasks');
});
