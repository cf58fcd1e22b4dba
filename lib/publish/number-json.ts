import { z } from 'zod';
import type { NumberView } from '../content/number-view';
import { statusSchema } from '../model/status';
import { url } from '../site';

/** `/api/v1/errors/<number>.json`. Keys are only ever added within `v1`. */
export const numberJsonSchema = z.strictObject({
  number: z.number().int().describe('Signed decimal, as in the address of the page'),
  url: z.string().describe('Path of the page on this site'),
  forms: z.strictObject({
    decimal: z.string(),
    hex: z.string(),
    unsigned: z.string().optional(),
    fourCharacters: z.string().optional(),
  }),
  meanings: z
    .array(
      z.strictObject({
        symbol: z.string().describe('As in the header; empty where Apple publishes no name'),
        domain: z.string(),
        family: z.string(),
        meaning: z.string().describe('One sentence, or empty where nothing more than the symbol is known'),
        reason: z.string().describe('Why this meaning stands at this place when nothing beside the number is known'),
        aliases: z.array(z.string()),
        message: z.string().optional().describe('What a system prints for it in English, often without the number'),
        header: z.string(),
        availability: z.string(),
        deprecated: z.string(),
        source: z.array(z.string()),
        anchor: z.string(),
        note: z
          .strictObject({ status: statusSchema, reviewed: z.iso.date(), sections: z.record(z.string(), z.string()) })
          .optional()
          .describe('Causes, check and fix as Markdown, by section'),
        entries: z.array(z.strictObject({ title: z.string(), url: z.string() })),
      }),
    )
    .describe('Every known meaning, likeliest first'),
});

export type NumberJson = z.output<typeof numberJsonSchema>;

export function numberJson({ number, forms, meanings }: NumberView): NumberJson {
  return {
    number,
    url: url.number(number),
    forms: {
      decimal: forms.decimal,
      hex: forms.hex,
      ...(forms.unsigned ? { unsigned: forms.unsigned } : {}),
      ...(forms.fourCharacters ? { fourCharacters: forms.fourCharacters } : {}),
    },
    meanings: meanings.map(({ anchor, code, meaning, reason, note, entries }) => ({
      symbol: code.symbol,
      domain: code.domain,
      family: code.family,
      meaning,
      reason,
      aliases: code.aliases,
      ...(code.message ? { message: code.message.text } : {}),
      header: code.header,
      availability: code.availability,
      deprecated: code.deprecated,
      source: code.source,
      anchor,
      ...(note
        ? {
            note: {
              status: note.status,
              reviewed: note.reviewed,
              sections: Object.fromEntries(note.sections.map((section) => [section.title, section.markdown])),
            },
          }
        : {}),
      entries: entries.map((entry) => ({ title: entry.title, url: url.entry(entry.slug) })),
    })),
  };
}
