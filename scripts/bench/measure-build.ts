import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { StageEvent } from './build-measured';
import { readProcesses, treeMemory } from './process-tree';

export interface StageFigures {
  stage: string;
  seconds: number;
  /** Most resident memory of the build and all its processes at a time, in bytes. */
  memory: number;
  /** What the part wrote; for parts of the site, beside what was there. */
  files: number;
  bytes: number;
}

/** How often memory is looked at. */
const interval = 200;

/**
 * Build the site in a folder in a process of its own, and say what each part of it took.
 *
 * @param tell called with what the build says
 * @throws if the build fails
 */
export async function measureBuild(folder: string, tell: (line: string) => void): Promise<StageFigures[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/bench/build-measured.ts'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const figures: StageFigures[] = [];
  let current: { stage: string; start: number; memory: number } | undefined;
  const look = () => {
    if (current && child.pid !== undefined)
      current.memory = Math.max(current.memory, treeMemory(readProcesses(), child.pid));
  };
  const timer = setInterval(look, interval);
  createInterface({ input: child.stderr }).on('line', tell);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { stage, at, written } = JSON.parse(line) as StageEvent;
    if (!written) {
      current = { stage, start: at, memory: 0 };
      look();
    } else if (current) {
      figures.push({ stage, seconds: (at - current.start) / 1000, memory: current.memory, ...written });
      tell(`${stage}: ${((at - current.start) / 1000).toFixed(1)} s, ${(current.memory / 1e6).toFixed(0)} MB`);
      current = undefined;
    }
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(timer);
  if (status !== 0) throw new Error(`Cannot build in ${folder}: exit code ${status}`);
  return figures;
}
