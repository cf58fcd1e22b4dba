/**
 * The search engine, off the main thread. Questions come as messages; each is answered, or replaced by a newer one. Between
 * two keys what is likely to be asked next is answered too.
 */
import type { SearchHit, TypingEngine } from '@/lib/search/search-engine';
import { nextTask } from './next-task';
import { savesData } from './saves-data';
import type { Question, Reply } from './search-messages';
import { openSiteEngine } from './site-engine';

let engine: Promise<TypingEngine> | undefined;

/** After a failure the next question tries again. */
function getEngine(manifest: string): Promise<TypingEngine> {
  engine ??= openSiteEngine(manifest).catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

let running: AbortController | undefined;

self.addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const { id, query, options, manifest } = data;
  running?.abort();
  const controller = new AbortController();
  running = controller;
  const { signal } = controller;
  try {
    const opened = await getEngine(manifest);
    let { found } = data;
    if (!found) {
      const result = await opened.search(query, { ...options, signal });
      reply({ id, query, options, json: JSON.stringify(result) });
      found = result.hits;
    }
    answerAhead(opened, data, found, signal).catch(() => undefined);
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'AbortError') return;
    // A slip over a file that isn't what its name says: nothing that was read is kept.
    if (name !== 'Error') engine = undefined;
    const unread = 'The index could not be read. Search again, or reload the page.';
    reply({ id, error: name === 'Error' ? `${message}.` : unread });
  }
});

function reply(message: Reply): void {
  postMessage(message);
}

/** Files for as many answers come at the same time. */
const lanes = 3;

/** Milliseconds in which a page draws an answer: processors with few cores are asked for more after it. */
const drawing = 10;

async function answerAhead(
  opened: TypingEngine,
  { id, query, options }: Question,
  found: readonly SearchHit[],
  signal: AbortSignal,
): Promise<void> {
  if (savesData()) return;
  await new Promise((resolve) => setTimeout(resolve, drawing));
  const ask = (next: string) => opened.search(next, { ...options, signal });
  const waiting = await opened.next(query, found);
  const answerOneByOne = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      // A question that came meanwhile goes first.
      await nextTask('background');
      signal.throwIfAborted();
      reply({ id, query: next, options, json: JSON.stringify(await ask(next)) });
    }
  };
  await Promise.all(Array.from({ length: lanes }, answerOneByOne));
}
