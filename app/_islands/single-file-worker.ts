/** The decoder's worker within the single file: its tables come as the first message, because a file can't fetch. */
import { decode } from '@/lib/errors/decode';
import { type DecodeTables, openDecodeTables } from '@/lib/errors/decode-tables';
import { viewOf } from './decode-view';

export type SingleFileMessage = { tables: string; origin: string } | { id: number; text: string };

let tables: DecodeTables | undefined;
let origin = '';

self.addEventListener('message', ({ data }: MessageEvent<SingleFileMessage>) => {
  if ('tables' in data) {
    tables = openDecodeTables(JSON.parse(data.tables));
    origin = data.origin;
    return;
  }
  const { id, text } = data;
  if (id === 0) return;
  if (!tables) return self.postMessage({ id, error: 'The decoder’s tables could not be read.' });
  const view = viewOf(text, decode(text, tables), origin);
  self.postMessage({ id, view }, { transfer: [view.marks.buffer] });
});
