/** Of tasks that wait: before anything else, or when nothing else does. */
export type Priority = 'user-blocking' | 'background';

interface Scheduler {
  postTask: (task: () => void, options: { priority: Priority }) => Promise<void>;
}

/** Goes on in a task of its own, so that what waits can come between. */
export function nextTask(priority: Priority): Promise<void> {
  const { scheduler } = self as { scheduler?: Scheduler };
  if (scheduler) return scheduler.postTask(() => undefined, { priority });
  return new Promise((resolve) => setTimeout(resolve));
}
