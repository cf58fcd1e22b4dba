import { expect, test } from 'vitest';
import { parsePs, readProcesses, treeMemory } from '@/scripts/bench/process-tree';

test('memory is that of a process and of everything it started, and of nothing else', () => {
  const processes = parsePs(
    '    1     0   100\n  200     1  2000\n  201   200    30\n  202   201     4\n  300     1 50000\n',
  );
  expect(treeMemory(processes, 200)).toBe(2034 * 1024);
  expect(treeMemory(processes, 300)).toBe(50_000 * 1024);
  expect(treeMemory(processes, 999)).toBe(0);
});

test('the processes of this machine are read, this one with its memory among them', () => {
  const own = readProcesses().find(({ pid }) => pid === process.pid);
  expect(own?.parent).toBe(process.ppid);
  expect(own?.resident).toBeGreaterThan(10_000_000);
});
