import { Fragment } from 'react';

/** A heading with places at which long names may break on narrow screens: between their words, not within them. */
export function Breakable({ text }: { text: string }) {
  const parts = breakNames(text);
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** Names that fit on any line. */
const short = 14;

/** Cut a text before the humps and after the dots and underscores of its long names; joined, the parts are the text. */
export function breakNames(text: string): string[] {
  return text
    .split(/(?<=\s)(?=\S)/)
    .flatMap((word) =>
      word.trim().length > short ? word.split(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=[._])(?=[\p{L}\d])/u) : [word],
    )
    .reduce<string[]>((parts, part) => {
      const last = parts.at(-1);
      if (last === undefined || !/\s$/.test(last)) parts.push(part);
      else parts[parts.length - 1] = last + part;
      return parts;
    }, []);
}
