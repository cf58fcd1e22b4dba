import type { IncomingMessage, ServerResponse } from 'node:http';
import { facets, type SearchEngine, type SearchOptions } from '../search/search-engine';
import { headersFor } from './headers';

/** Where a site answers searches that has an engine on its server. Sites of files alone have nothing there. */
export const searchAddress = '/search.json';

/**
 * Answer `/search.json?q=passkey&kind=entry,topic&limit=8&sort=date&counts=1` with a `SearchResult`. A client that hangs up
 * stops the search.
 *
 * @param query with its question mark, or empty
 * @param say gets what a client must not see: why the engine failed
 */
export async function answerSearch(
  engine: SearchEngine,
  query: string,
  request: IncomingMessage,
  response: ServerResponse,
  say: (fault: unknown) => void = console.error,
): Promise<void> {
  const hungUp = new AbortController();
  response.once('close', () => hungUp.abort());
  try {
    const values = new URLSearchParams(query);
    const options = { ...parseOptions(values), signal: hungUp.signal };
    send(request, response, 200, await engine.search(values.get('q') ?? '', options));
  } catch (error) {
    if (hungUp.signal.aborted) return;
    if (error instanceof RangeError) return send(request, response, 400, { error: error.message });
    say(error);
    send(request, response, 503, { error: 'The search gives no answer now. Pages and lists are as they were.' });
  }
}

/** @throws {RangeError} naming the value that is wrong */
function parseOptions(values: URLSearchParams): SearchOptions {
  const lists = facets.map((facet) => {
    const list = values.getAll(facet).flatMap((value) => value.split(','));
    return [facet, list.filter(Boolean)] as const;
  });
  const sort = values.get('sort') ?? 'relevance';
  if (sort !== 'relevance' && sort !== 'date')
    throw new RangeError(`Unexpected sort \`${sort}\`, expected relevance or date`);
  return {
    filters: Object.fromEntries(lists),
    limit: wholeNumber(values, 'limit', 100),
    offset: wholeNumber(values, 'offset', 10_000),
    sort,
    counts: values.get('counts') === '1',
  };
}

function wholeNumber(values: URLSearchParams, name: string, most: number): number | undefined {
  const value = values.get(name);
  if (value === null) return undefined;
  if (!/^\d{1,6}$/.test(value) || Number(value) > most)
    throw new RangeError(`Unexpected ${name} \`${value}\`, expected a whole number of at most ${most}`);
  return Number(value);
}

/** What someone searched for is nothing to keep. */
function send(request: IncomingMessage, response: ServerResponse, status: number, value: unknown): void {
  const json = `${JSON.stringify(value)}\n`;
  response.writeHead(status, {
    ...headersFor(searchAddress),
    'Cache-Control': 'no-store',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(json),
  });
  response.end(request.method === 'HEAD' ? undefined : json);
}
