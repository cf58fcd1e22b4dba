import { isActivity } from './capture-fields';
import type { ImportedPart } from './import-boundaries';
import type { Line } from './import-lines';
import { type Cut, withBlanks } from './import-listing';
import { hasTopics, isPageLine } from './page-lines';

const reply = /^Reply to \S/;
const sorted = /^Topic: \S.* SubTopic: \S/;

/**
 * Cut the list of a person's replies: each begins with `Reply to …` and may end with its topic, subtopic and tags in one
 * line and with its age.
 */
export function proposeReplies(lines: readonly Line[]): ImportedPart[] {
  const written = lines.filter(({ kind }) => kind !== 'blank');
  const starts = written.flatMap(({ text }, index) => (reply.test(text) ? [index] : []));
  const end = footOfPage(written, starts.at(-1) ?? 0);
  const cuts: Cut[] = [];
  if ((starts[0] ?? written.length) > 0) {
    cuts.push({
      from: 0,
      to: starts[0] ?? written.length,
      part: { kind: 'furniture', label: 'name and numbers of the profile' },
    });
  }
  for (const [index, from] of starts.entries()) {
    const to = starts[index + 1] ?? end;
    cuts.push({ from, to, part: replyPart(written.slice(from, to)) });
  }
  if (starts.length > 0 && end < written.length) {
    cuts.push({ from: end, to: written.length, part: { kind: 'furniture', label: 'foot of the page' } });
  }
  return withBlanks(cuts, written, lines.length);
}

function footOfPage(written: readonly Line[], last: number): number {
  let end = written.length;
  while (end > last + 1 && isPageLine(written[end - 1]?.text ?? '')) end -= 1;
  return end;
}

function replyPart(own: readonly Line[]): Cut['part'] {
  const [head] = own;
  let first = own.length;
  while (first > 1 && isFootLine(own[first - 1]?.text ?? '')) first -= 1;
  const foot = own[first];
  const doubts: string[] = [];
  if (first === 1) doubts.push('the reply has no text');
  if (own.slice(1).some(({ text }) => !/^Topic: /.test(text) && hasTopics(text))) {
    doubts.push('its topic and tags stand in the same line as its text and stay there');
  }
  return {
    kind: 'post',
    reply: true,
    ...(head && { head: { first: head.number, last: head.number } }),
    ...(foot && { foot: { first: foot.number, last: own.at(-1)?.number ?? foot.number } }),
    ...(doubts.length > 0 && { unsure: doubts.join('; ') }),
  };
}

function isFootLine(text: string): boolean {
  return sorted.test(text) || isActivity(text);
}
