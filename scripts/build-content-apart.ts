import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ContentOptions } from '@/scripts/build-content';
import type { BuildLock } from '@/scripts/build-lock';

/** What the process is told. */
export interface ContentWork {
  root: string;
  options: ContentOptions;
}

/** What it answers. */
export interface ContentAnswer {
  /** Why the content could not be built, for the terminal. */
  fault?: string;
}

/**
 * `buildContent` in a process of its own. What reading thousands of texts leaves in memory ends with it; the build would
 * keep gigabytes of that while the pages are written.
 *
 * @param lock is told the process group, so that it never outlives the build
 * @throws with what `buildContent` has to say, as the terminal shows it
 */
export async function buildContentApart(root: string, options: ContentOptions, lock: BuildLock): Promise<void> {
  const child = fork(fileURLToPath(new URL('./content-process.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    detached: true,
  });
  if (child.pid !== undefined) lock.holdGroup(child.pid);
  const { fault } = await new Promise<ContentAnswer>((resolve, reject) => {
    child.once('error', reject);
    child.once('message', resolve);
    child.once('exit', (code, signal) =>
      reject(new Error(`Cannot build the content: its process ended with ${code ?? signal}`)),
    );
    // Where it can't be told, it has ended, and its end says more.
    child.send({ root, options } satisfies ContentWork, () => undefined);
  });
  if (fault !== undefined) throw new Error(fault);
}
