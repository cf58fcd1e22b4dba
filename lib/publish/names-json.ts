import { z } from 'zod';
import type { Catalog } from '../content/catalog';
import { codeAnchor, url } from '../site';

export const codeLinkJsonSchema = z.strictObject({
  number: z.number().int(),
  symbol: z.string().describe('Empty where Apple publishes no name'),
  domain: z.string(),
  url: z.string(),
});

export const identifierLinkJsonSchema = z.strictObject({ table: z.string(), name: z.string(), url: z.string() });

/** The codes and identifiers that a page explains, as links. */
export function namesJson(page: { explains: readonly string[]; identifiers: readonly string[] }, catalog: Catalog) {
  const codes = page.explains.flatMap((key) => catalog.code(key) ?? []);
  const identifiers = page.identifiers.flatMap((name) => catalog.identifier(name) ?? []);
  return {
    codes: codes.map((code) => ({
      number: code.code,
      symbol: code.symbol,
      domain: code.domain,
      url: url.number(code.code, codeAnchor(code)),
    })),
    identifiers: identifiers.map(({ table, name, anchor }) => ({ table, name, url: url.table(table, anchor) })),
  };
}
