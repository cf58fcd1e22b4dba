import { catalogOf } from '../content/catalog';
import { codeBookOf, numberView } from '../content/number-view';
import { lookUp, type UnknownNumber } from '../errors/lookup';
import type { RankedMeaning } from '../errors/rank-meanings';
import { sourceUrl } from '../errors/source-url';
import { codeKey } from '../model/library';
import { codeAnchor, url } from '../site';
import type { Answer, Knowledge } from './mcp-answer';
import { sectionMarkdown } from './page-markdown';

/** Numbers of one question that are answered; a whole log belongs to the decoder. */
const mostNumbers = 4;
/** Meanings of one number that are told in full; the others follow in a line each. */
const mostTold = 2;
const mostListed = 20;

/**
 * What a number or an error's symbol means.
 *
 * @param text the number in any form, or a symbol
 * @param context words beside it: the domain, the API, the log line; they decide between meanings
 */
export function answerNumber(knowledge: Knowledge, text: string, context = ''): Answer {
  const { library } = knowledge;
  const asked = lookUp(text, codeBookOf(library));
  const within = lookUp(`${context} ${text}`.trim(), codeBookOf(library));
  const values = new Set(asked.numbers.map(({ value }) => value));
  const numbers = within.numbers.filter(({ value }) => values.has(value)).slice(0, mostNumbers);
  const parts = [
    ...(numbers.length > 0 ? numbers : asked.numbers.slice(0, mostNumbers)).map(({ value, forms, meanings }) =>
      [
        `# ${value}`,
        `Other forms: ${[forms.hex, forms.unsigned].filter(Boolean).join(', ')}. Page: ${knowledge.origin}${url.number(value)}`,
        ...tell(knowledge, meanings),
      ].join('\n\n'),
    ),
    ...asked.symbols
      .filter(({ meanings }) => !meanings.some(({ code }) => values.has(code.code)))
      .map(({ word, meanings }) => [`# ${word}`, ...tell(knowledge, meanings)].join('\n\n')),
  ];
  const unknown = asked.unknown.map((one) => unknownNumber(knowledge, one));
  if (parts.length + unknown.length === 0) unknown.push(`Not known: no table has \`${text}\` as a number or symbol.`);
  return { known: parts.length > 0, text: [...parts, ...unknown].join('\n\n') };
}

function tell(knowledge: Knowledge, meanings: readonly RankedMeaning[]): string[] {
  const told = meanings.slice(0, mostTold).map((meaning) => tellMeaning(knowledge, meaning));
  const listed = meanings
    .slice(mostTold, mostTold + mostListed)
    .map(
      ({ code, meaning }) =>
        `- ${code.code} \`${code.symbol || code.domain}\` in \`${code.domain}\`${meaning ? `: ${meaning}` : ''}`,
    );
  const rest = meanings.length - told.length - listed.length;
  if (rest > 0) listed.push(`- and ${rest} more on the page`);
  return listed.length > 0 ? [...told, ['Other meanings of the number:', ...listed].join('\n')] : told;
}

/** One meaning with its place in the order, its note, and where all that comes from. */
function tellMeaning({ library, origin }: Knowledge, { code, meaning, reason }: RankedMeaning): string {
  const catalog = catalogOf(library);
  const note = catalog.note(codeKey(code));
  const row = numberView(library, code.code).meanings.find((one) => one.code === code);
  const sources = code.source.map((source) => sourceUrl(source) ?? source);
  return [
    `## ${code.symbol || code.domain}`,
    [meaning || 'No table says more than the name.', `(${reason})`].join(' '),
    [
      `- Domain: \`${code.domain}\`, number ${code.code}`,
      ...(code.aliases.length > 0 ? [`- Also called: ${code.aliases.join(', ')}`] : []),
      ...(code.message ? [`- Printed as: ${code.message.text}`] : []),
      ...(code.header && code.header !== 'none' ? [`- Header: ${code.header}`] : []),
      note
        ? `- Status: ${note.status}, reviewed ${note.reviewed}`
        : '- Causes and fix: not known here; only the value is certain, from its source',
      `- Source of the value: ${sources.join('; ')}`,
      `- Address: ${origin}${url.number(code.code, row?.anchor ?? codeAnchor(code))}`,
    ].join('\n'),
    ...(note?.sections ?? []).map((section) => sectionMarkdown({ ...section, level: 3 })),
    ...(row && row.entries.length > 0
      ? [
          `### Explained in\n\n${row.entries.map((entry) => `- ${entry.title}: read_entry \`${entry.slug}\``).join('\n')}`,
        ]
      : []),
  ].join('\n\n');
}

function unknownNumber({ origin }: Knowledge, { value, forms, blocks, neighbours }: UnknownNumber): string {
  const near = neighbours.map(
    ({ value: other, meanings }) => `${other} (${meanings[0]?.code.symbol || meanings[0]?.code.domain})`,
  );
  return [
    `Not known: no table has ${value} (${forms.hex}). That does not mean that it does not exist.`,
    blocks[0]
      ? `It lies in the block ${blocks[0].name}, ${blocks[0].low} to ${blocks[0].high} (${origin}${url.family(blocks[0].family)}).`
      : 'No header we know assigns a block of numbers that holds it.',
    ...(near.length > 0 ? [`Nearest known numbers, which may have nothing to do with it: ${near.join(', ')}.`] : []),
  ].join(' ');
}
