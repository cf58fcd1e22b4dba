import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface RunningProcess {
  pid: number;
  parent: number;
  /** Resident memory in bytes. */
  resident: number;
}

/** All processes of the machine: from `/proc`, or from `ps` where there is none. */
export function readProcesses(): RunningProcess[] {
  return process.platform === 'linux'
    ? fromProc()
    : parsePs(execFileSync('ps', ['-axo', 'pid=,ppid=,rss=']).toString());
}

/**
 * Resident memory of a process and everything it started. Pages that several of them share (the program itself) count
 * once for each, so the sum is rather too high.
 */
export function treeMemory(processes: readonly RunningProcess[], root: number): number {
  const children = new Map<number, RunningProcess[]>();
  for (const one of processes) children.set(one.parent, [...(children.get(one.parent) ?? []), one]);
  const sum = (pid: number): number =>
    (children.get(pid) ?? []).reduce((total, { pid: child, resident }) => total + resident + sum(child), 0);
  return (processes.find(({ pid }) => pid === root)?.resident ?? 0) + sum(root);
}

/** @param text lines of process id, parent and kibibytes, as `ps -axo pid=,ppid=,rss=` prints them */
export function parsePs(text: string): RunningProcess[] {
  return text.split('\n').flatMap((line) => {
    const [pid, parent, kibibytes] = line.trim().split(/\s+/).map(Number);
    return pid !== undefined && parent !== undefined && kibibytes !== undefined
      ? [{ pid, parent, resident: kibibytes * 1024 }]
      : [];
  });
}

function fromProc(): RunningProcess[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const number = (key: string) => Number(new RegExp(`^${key}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      return [{ pid: Number(name), parent: number('PPid'), resident: number('VmRSS') * 1024 }];
    } catch {
      // It ended between listing and reading.
      return [];
    }
  });
}
