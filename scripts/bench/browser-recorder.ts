import type { Page } from '@playwright/test';

/** What the recorder in the page keeps. */
interface Recorded {
  /** When the search field got the focus for the first time. */
  focused: number | undefined;
  keys: { at: number; question?: number; painted?: number }[];
  /** When an answer of the worker was painted, by question. */
  painted: Map<number, number>;
}

declare global {
  var recorded: Recorded;
}

/**
 * Runs in the page before its scripts. Notes the time of each keydown (the event's own, when the browser got it), which
 * question to the search worker it led to, and when the frame with that question's answer was painted: the first task
 * after the animation frame after the answer's message, when the list has been changed, laid out and painted. A key
 * whose question was overtaken by a newer one counts until the newer one's answer is painted.
 */
export function record(): void {
  const recorded: Recorded = { focused: undefined, keys: [], painted: new Map() };
  globalThis.recorded = recorded;
  const typed = (event: KeyboardEvent) => {
    if (event.key.length === 1 && !event.ctrlKey) recorded.keys.push({ at: event.timeStamp });
  };
  addEventListener('keydown', typed, true);
  addEventListener('focusin', (event) => {
    recorded.focused ??= event.timeStamp;
  });
  const painted = (question: number) => {
    const now = performance.now();
    recorded.painted.set(question, now);
    for (const key of recorded.keys) {
      if (key.question !== undefined && key.question <= question) key.painted ??= now;
    }
  };
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }: MessageEvent<number>) => painted(data);
  const answered = ({ data }: MessageEvent<{ id: number }>) => {
    requestAnimationFrame(() => channel.port2.postMessage(data.id));
  };
  const known = new WeakSet<Worker>();
  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, message: { id?: number }, ...rest: never[]) {
    if (!known.has(this)) this.addEventListener('message', answered);
    known.add(this);
    if (message.id) for (const key of recorded.keys) key.question ??= message.id;
    send.call(this, message, ...rest);
  } as typeof send;
}

/** Milliseconds from each key to its painted results, in the order of typing. */
export async function keyTimes(page: Page): Promise<number[]> {
  await page.waitForFunction(() => recorded.keys.every(({ painted }) => painted !== undefined));
  return page.evaluate(() => recorded.keys.map(({ at, painted }) => (painted ?? 0) - at));
}
