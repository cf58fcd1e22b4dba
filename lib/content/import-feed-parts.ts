import type { ImportedPart } from './import-boundaries';
import type { Line } from './import-lines';
import { type Cut, withBlanks } from './import-listing';

const label = /^(Title|Link|Author|Published|Updated|Category): \S/;

/** Cut the lines of a feed: a post begins with a run of labelled lines that has a title or a link. */
export function proposeItems(lines: readonly Line[]): ImportedPart[] {
  const written = lines.filter(({ kind }) => kind !== 'blank');
  const cuts: Cut[] = [];
  for (let index = 0; index < written.length; ) {
    const head = headAt(written, index);
    const first = written[index];
    const isApart = first !== undefined && lines[first.number - 2]?.kind === 'blank';
    if (head.length >= (isApart ? 1 : 2)) {
      cuts.push({ from: index, to: index, part: itemPart(head) });
      index += head.length;
      continue;
    }
    if (cuts.length === 0) {
      cuts.push({ from: index, to: index, part: { kind: 'furniture', label: 'name and description of the feed' } });
    }
    index += 1;
  }
  return withBlanks(
    cuts.map((cut, index) => markEmpty(cut, cuts[index + 1], written.length)),
    written,
    lines.length,
  );
}

/** Labelled lines in the order a feed's lines have, each label once but for categories. */
function headAt(written: readonly Line[], start: number): Line[] {
  const order = ['Title', 'Link', 'Author', 'Published', 'Updated', 'Category'];
  const head: Line[] = [];
  let least = 0;
  for (let line = written[start]; line; line = written[start + head.length]) {
    const place = order.indexOf(label.exec(line.text)?.[1] ?? '');
    if (place < least || (head.length === 0 && place > 1)) break;
    head.push(line);
    least = place === order.length - 1 ? place : place + 1;
  }
  return head;
}

function itemPart(head: readonly Line[]): Cut['part'] {
  return { kind: 'post', head: { first: head[0]?.number ?? 1, last: head.at(-1)?.number ?? 1 } };
}

function markEmpty(cut: Cut, next: Cut | undefined, end: number): Cut {
  const { head } = cut.part;
  const size = (next?.from ?? end) - cut.from;
  const isEmpty = head !== undefined && size <= head.last - head.first + 1;
  return isEmpty ? { ...cut, part: { ...cut.part, unsure: 'the feed gives no text of this post' } } : cut;
}
