/** The search engine, off the main thread. Questions come as messages; each is answered, or replaced by a newer one. */
import type { SearchOptions } from '@/lib/search/search-engine';
import { openSiteEngine } from './site-engine';

interface Question {
  id: number;
  query: string;
  options: Omit<SearchOptions, 'signal'>;
}

const engine = openSiteEngine();
let running: AbortController | undefined;

self.addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  if (data.id === 0) {
    engine.catch(() => undefined);
    return;
  }
  running?.abort();
  const controller = new AbortController();
  running = controller;
  try {
    const result = await (await engine).search(data.query, { ...data.options, signal: controller.signal });
    postMessage({ id: data.id, result });
  } catch (error) {
    if ((error as Error).name !== 'AbortError') postMessage({ id: data.id, error: (error as Error).message });
  }
});
