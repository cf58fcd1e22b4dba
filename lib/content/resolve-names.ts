import type { VFile } from 'vfile';
import type { CodeTable } from '../errors/code-table';
import type { Mention } from '../markdown/rehype-mentions';
import type { Code } from '../model/code';
import { codeKey, type Identifier } from '../model/library';
import { type Place, report } from '../rules';
import { codeAnchor, url } from '../site';

/** Names of codes and identifiers to what they stand for. */
export interface Names {
  /** Resolve a code reference of front matter: a symbol, or domain and number. Problems are reported. */
  code(file: VFile, ref: string, place: Place): Code | undefined;
  /** The same without reporting; the first of several. */
  findCode(ref: string): Code | undefined;
  identifier(name: string): Identifier | undefined;
  /** Report a name that no table has. */
  checkIdentifier(file: VFile, name: string, place: Place): void;
  /** Resolve the text of an inline code span. */
  mention(text: string): Mention | undefined;
}

/** A negative number of fewer digits in backticks is left alone, as is every other number: `-1` and `9` may be anything. */
const mentionDigits = 3;

/**
 * @param complete false if a table can't be read: then nothing is called unknown, since it may stand in that table
 */
export function namesOf(table: CodeTable, identifiers: readonly Identifier[], complete = true): Names {
  const byName = new Map<string, Identifier>();
  for (const identifier of identifiers) {
    if (!byName.has(identifier.name)) byName.set(identifier.name, identifier);
  }
  return {
    code: (file, ref, place) => resolveCode(file, ref, place, table, complete),
    findCode: (ref) => matchesOf(ref, table)[0],
    identifier: (name) => byName.get(name),
    checkIdentifier: (file, name, place) => {
      if (complete && !byName.has(name)) report(file, 'unknown-identifier', place, name);
    },
    mention: (text) => {
      const code = mentionedCode(text, table);
      if (code) return { kind: 'code', key: codeKey(code), href: url.number(code.code, codeAnchor(code)) };
      const number = mentionedNumber(text, table);
      if (number) return number;
      const identifier = byName.get(text);
      if (!identifier) return undefined;
      return {
        kind: 'identifier',
        key: `${identifier.table}/${identifier.name}`,
        href: url.table(identifier.table, identifier.anchor),
      };
    },
  };
}

/** The code a symbol stands for, spelled exactly; the first one where several domains use the symbol. */
function mentionedCode(text: string, table: CodeTable): Code | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_.]{3,}$/.test(text)) return undefined;
  const matches = table.bySymbol(text);
  return matches.find((code) => code.symbol === text) ?? matches.find((code) => code.aliases.includes(text));
}

function mentionedNumber(text: string, table: CodeTable): Mention | undefined {
  if (!/^-\d+$/.test(text) || text.length <= mentionDigits) return undefined;
  const code = table.byNumber(Number(text))[0];
  return code ? { kind: 'code', key: codeKey(code), href: url.number(code.code) } : undefined;
}

function resolveCode(file: VFile, ref: string, place: Place, table: CodeTable, complete: boolean): Code | undefined {
  const matches = matchesOf(ref, table);
  if (complete && matches.length === 0) report(file, 'unknown-code', place, ref);
  const numbers = new Set(matches.map((code) => `${code.domain} ${code.code}`));
  if (numbers.size > 1) report(file, 'ambiguous-code', place, ref, [...numbers].map((n) => `\`${n}\``).join(', '));
  return matches[0];
}

function matchesOf(ref: string, table: CodeTable): readonly Code[] {
  const candidates = table.bySymbol(ref);
  const bySymbol = candidates.filter((code) => code.symbol === ref);
  if (bySymbol.length > 0) return bySymbol;
  const byAlias = candidates.filter((code) => code.aliases.includes(ref));
  return byAlias.length > 0 ? byAlias : byDomainAndNumber(ref, table);
}

/** `PAM 9`, `AKAuthenticationError -7026`, `DOMException NotAllowedError` where a symbol stands in several domains. */
function byDomainAndNumber(ref: string, table: CodeTable): readonly Code[] {
  const split = ref.lastIndexOf(' ');
  const domain = ref.slice(0, split);
  const rest = ref.slice(split + 1);
  return table
    .byDomain(domain)
    .filter((code) => String(code.code) === rest || code.symbol === rest)
    .slice(0, 1);
}
