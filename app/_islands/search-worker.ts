/** The search engine, off the main thread. Questions come as messages; each is answered, or replaced by a newer one. */
import { likelyQueries } from '@/lib/search/likely-queries';
import type { SearchEngine, SearchOptions } from '@/lib/search/search-engine';
import { openSiteEngine } from './site-engine';

interface Question {
  id: number;
  query: string;
  options: Omit<SearchOptions, 'signal'>;
  /** Address of the index's entry file. */
  manifest: string;
}

let engine: Promise<SearchEngine> | undefined;

/** After a failure the next question tries again. */
function getEngine(manifest: string): Promise<SearchEngine> {
  engine ??= openSiteEngine(manifest).catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

let running: AbortController | undefined;

self.addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  if (data.id === 0) {
    getEngine(data.manifest).catch(() => undefined);
    return;
  }
  running?.abort();
  const controller = new AbortController();
  running = controller;
  const options = { ...data.options, signal: controller.signal };
  try {
    const opened = await getEngine(data.manifest);
    const result = await opened.search(data.query, options);
    postMessage({ id: data.id, result });
    readAhead(opened, likelyQueries(data.query, result.hits), options).catch(() => undefined);
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'AbortError') return;
    if (name === 'Error') return postMessage({ id: data.id, error: `${message}.` });
    // A slip over a file that isn't what its name says: nothing that was read is kept.
    engine = undefined;
    postMessage({ id: data.id, error: 'The index could not be read. Search again, or reload the page.' });
  }
});

/** Between two keys: most of the files that the next ones need come before they are asked for. */
async function readAhead(opened: SearchEngine, queries: readonly string[], options: SearchOptions): Promise<void> {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  for (const query of queries) await opened.search(query, options);
}
