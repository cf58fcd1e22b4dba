import { firstSentences } from './first-sentences';
import type { NumberView } from './number-view';

export interface NumberDescription {
  /** `-50 errSecParam, paramErr`. */
  title: string;
  /** One or two sentences for lists of other sites. */
  description: string;
  /** Latest day one of its notes was reviewed (ISO 8601). */
  reviewed: string | undefined;
}

/** Say in a line what a number is, for titles and search engines. */
export function describeNumber({ number, meanings }: NumberView): NumberDescription {
  const names = meanings.map(({ code }) => code.symbol || code.domain);
  const others = names.length - 1;
  const meaning = meanings[0]?.meaning ?? '';
  const said = `${number}: ${names[0]}${meaning ? `, ${meaning.replace(/\.$/, '')}` : ''}.`;
  const more = others > 0 ? ` And ${others} other ${others > 1 ? 'meanings' : 'meaning'}.` : '';
  return {
    title: `${number} ${names.slice(0, 2).join(', ')}`,
    description: firstSentences(said, 200 - more.length) + more,
    reviewed: meanings
      .flatMap(({ note }) => note?.reviewed ?? [])
      .sort()
      .at(-1),
  };
}
