/** The decoder, off the main thread. A text comes as a message, and what was found in it goes back as one. */
import { decode } from '@/lib/errors/decode';
import { type DecodeTables, openDecodeTables } from '@/lib/errors/decode-tables';
import { viewOf } from './decode-view';
import { fetchParsed } from './fetch-file';

/** Address of what `buildDecodeTables` made. */
declare const DECODE_TABLES: string;

interface Question {
  id: number;
  text: string;
}

let tables: Promise<DecodeTables> | undefined;

/** After a failure the next text tries again. */
function getTables(): Promise<DecodeTables> {
  tables ??= fetchParsed(DECODE_TABLES, (text) => openDecodeTables(JSON.parse(text))).catch((error: unknown) => {
    tables = undefined;
    throw error;
  });
  return tables;
}

let latest = 0;

self.addEventListener('message', async ({ data: { id, text } }: MessageEvent<Question>) => {
  latest = id;
  try {
    const opened = await getTables();
    // While the tables were loading a newer text may have come.
    if (id !== latest || id === 0) return;
    const view = viewOf(text, decode(text, opened), self.location.origin);
    self.postMessage({ id, view }, { transfer: [view.marks.buffer] });
  } catch {
    if (id !== 0) self.postMessage({ id, error: 'The decoder’s tables could not be loaded.' });
  }
});
