import type { Page } from '@playwright/test';

/** What the recorder in the page keeps. */
interface Recorded {
  /** When a field got the focus for the first time. */
  focused: number | undefined;
  keys: { at: number; query?: string; painted?: number }[];
  /** When results were painted for the first time. */
  painted: number | undefined;
}

declare global {
  var recorded: Recorded;
}

/**
 * Runs in the page before its scripts. Notes the time of each keydown (the event's own, when the browser got it), the text
 * it made of the field, and when the frame with the results for that text was painted: the first task after the animation
 * frame after the list of results has got those in sight, as its `data-query` says. A key whose results were overtaken by those for
 * a longer text counts until these are painted.
 */
export function record(): void {
  const recorded: Recorded = { focused: undefined, keys: [], painted: undefined };
  globalThis.recorded = recorded;
  const typed = (event: KeyboardEvent) => {
    if (event.key.length === 1 && !event.ctrlKey) recorded.keys.push({ at: event.timeStamp });
  };
  addEventListener('keydown', typed, true);
  const changed = ({ target }: Event) => {
    const key = recorded.keys.at(-1);
    if (key) key.query ??= (target as HTMLInputElement).value;
  };
  addEventListener('input', changed, true);
  addEventListener('focusin', (event) => {
    recorded.focused ??= event.timeStamp;
  });
  const painted = (last: number) => {
    const now = performance.now();
    recorded.painted ??= now;
    for (const key of recorded.keys.slice(0, last + 1)) key.painted ??= now;
  };
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }: MessageEvent<number>) => painted(data);
  const drawn = () => {
    const query = document.querySelector('[data-query]')?.getAttribute('data-query');
    // The latest: an emptied field may get the same text again. Letters that no key has, such as Japanese ones, may follow.
    const last = recorded.keys.findLastIndex((key) => key.query !== undefined && query?.startsWith(key.query));
    if (last < 0 && recorded.keys.length > 0) return;
    if (query) requestAnimationFrame(() => channel.port2.postMessage(last));
  };
  new MutationObserver(drawn).observe(document, { subtree: true, attributeFilter: ['data-query'] });
}

/** Milliseconds from each key to its painted results, in the order of typing. */
export async function keyTimes(page: Page): Promise<number[]> {
  await page.waitForFunction(() => recorded.keys.every(({ painted }) => painted !== undefined));
  return page.evaluate(() => recorded.keys.map(({ at, painted }) => (painted ?? 0) - at));
}
