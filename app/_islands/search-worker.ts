/**
 * The search engine, off the main thread. Questions come as messages; each is answered, or replaced by a newer one. Between
 * two keys what is likely to be asked next is answered too. A message without a question ends what is under way.
 */
import type { SearchHit } from '@/lib/search/search-engine';
import { nextTask, type Priority } from './next-task';
import { savesData } from './saves-data';
import type { Question, Reply } from './search-messages';
import { openSiteEngine, type SiteEngine } from './site-engine';

let engine: Promise<SiteEngine> | undefined;

/** After a failure the next question tries again. */
function getEngine(manifest: string): Promise<SiteEngine> {
  engine ??= openSiteEngine(manifest).catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

let running: AbortController | undefined;

self.addEventListener('message', async ({ data }: MessageEvent<Question | undefined>) => {
  running?.abort();
  if (!data) return;
  const { id, manifest } = data;
  const controller = new AbortController();
  running = controller;
  const { signal } = controller;
  since = performance.now();
  try {
    const opened = await getEngine(manifest);
    opened.widen(false);
    const found = data.found ?? (await answer(opened, data, data.query, signal, 'user-blocking'));
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

/** Milliseconds that a search keeps the thread before it pauses: the same step takes four times as long on a slow phone. */
const longestTask = 4;

/** When the task that runs began, if it began with a message or a pause. */
let since = 0;

async function rest(priority: Priority): Promise<void> {
  await nextTask(priority);
  since = performance.now();
}

/** Answers a question, or what may be asked after it. */
async function answer(
  opened: SiteEngine,
  { id, options }: Question,
  query: string,
  signal: AbortSignal,
  priority: Priority,
): Promise<readonly SearchHit[]> {
  const pause = () => (performance.now() - since < longestTask ? undefined : rest(priority));
  const result = await opened.search(query, { ...options, signal, pause });
  reply({ id, query, options, json: JSON.stringify(result) });
  return result.hits;
}

/** Milliseconds in which a page draws an answer: processors with few cores are asked for more after it. */
const drawing = 10;

async function answerAhead(
  opened: SiteEngine,
  question: Question,
  found: readonly SearchHit[],
  signal: AbortSignal,
): Promise<void> {
  if (savesData()) return;
  await new Promise((resolve) => setTimeout(resolve, drawing));
  // A newer question has ended this one, and asks for its own files by themselves.
  signal.throwIfAborted();
  await opened.readVolumes(question.volumes ?? []);
  signal.throwIfAborted();
  opened.widen(true);
  for (const next of await opened.next(question.query, found)) {
    // A question that came meanwhile goes first, and its files: those of one answer are the most that may be on their way.
    await rest('background');
    signal.throwIfAborted();
    await answer(opened, question, next, signal, 'background');
  }
}
