interface Scheduler {
  postTask: (task: () => void, options: { priority: 'user-blocking' | 'background' }) => Promise<void>;
}

/** Goes on in a task of its own, so that what waits can come between. */
export function nextTask(priority: 'user-blocking' | 'background'): Promise<void> {
  const { scheduler } = self as { scheduler?: Scheduler };
  if (scheduler) return scheduler.postTask(() => undefined, { priority });
  return new Promise((resolve) => setTimeout(resolve));
}
