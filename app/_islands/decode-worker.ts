/** The decoder, off the main thread. A text comes as a message, and what was found in it goes back as one. */
import { decode } from '@/lib/errors/decode';
import { type DecodeTables, openDecodeTables } from '@/lib/errors/decode-tables';
import { viewOf } from './decode-view';
import { fetchParsed } from './fetch-file';

interface Question {
  id: number;
  text: string;
  /** Address of the folder with what `buildDecodeTables` made. */
  folder: string;
}

let tables: Promise<DecodeTables> | undefined;

/** After a failure the next text tries again. */
function getTables(folder: string): Promise<DecodeTables> {
  const open = (text: string) => openDecodeTables(JSON.parse(text));
  tables ??= fetchParsed(`${folder}decode.json`, open).catch((error: unknown) => {
    tables = undefined;
    throw error;
  });
  return tables;
}

let latest = 0;

self.addEventListener('message', async ({ data: { id, text, folder } }: MessageEvent<Question>) => {
  latest = id;
  try {
    const opened = await getTables(folder);
    // While the tables were loading a newer text may have come.
    if (id !== latest || id === 0) return;
    const view = viewOf(text, decode(text, opened), self.location.origin);
    self.postMessage({ id, view }, { transfer: [view.marks.buffer] });
  } catch {
    if (id !== 0) self.postMessage({ id, error: 'The decoder’s tables could not be loaded.' });
  }
});
