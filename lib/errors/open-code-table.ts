import type { Code } from '../model/code';
import { groupBy } from '../model/group-by';
import { codeKey } from '../model/library';
import type { CodeBook, CodeData } from './code-table';
import { openHints } from './open-hints';
import { priorsOf } from './priors-of';

/** Build the look-ups of all codes. */
export function openCodeTable(data: CodeData): CodeBook {
  const { codes, families = [], domains = [], blocks = [], notes, priors = priorsOf(data) } = data;
  const codeDomains = new Set(codes.map((code) => code.domain));
  const byNumber = groupBy(codes, (code) => code.code);
  const byDomain = indexDomains(codes, domains);
  const bySymbol = indexSymbols(codes);
  const familyById = new Map(families.map((family) => [family.id, family]));
  return {
    codes,
    blocks,
    numbers: [...byNumber.keys()].sort((a, b) => a - b),
    byNumber: (number) => byNumber.get(number) ?? [],
    bySymbol: (symbol) => bySymbol.get(symbolKey(symbol)) ?? [],
    byDomain: (domain) => byDomain.get(domain.toLowerCase()) ?? [],
    family: (id) => familyById.get(id),
    meaning: (code) => notes?.get(codeKey(code)) ?? code.note,
    prior: (code) => priors.get(codeKey(code)) ?? 0,
    hints: data.hints ?? openHints(domains, codeDomains),
  };
}

/** Lower case, without the `Code` that Swift puts between an error and its case: `LAError.Code.userCancel`. */
export function symbolKey(symbol: string): string {
  return symbol.trim().toLowerCase().replace('.code.', '.');
}

/** Codes whose own symbol it is come before those that only have it as an alias. */
function indexSymbols(codes: readonly Code[]): Map<string, Code[]> {
  const index = new Map<string, Code[]>();
  const add = (symbol: string, code: Code) => {
    const key = symbolKey(symbol);
    const known = index.get(key);
    if (!known) index.set(key, [code]);
    else if (!known.includes(code)) known.push(code);
  };
  for (const code of codes) if (code.symbol) add(code.symbol, code);
  for (const code of codes) for (const alias of code.aliases) add(alias, code);
  return index;
}

function indexDomains(codes: readonly Code[], domains: NonNullable<CodeData['domains']>): Map<string, Code[]> {
  const printed = groupBy(codes, (code) => code.domain);
  const families = groupBy(codes, (code) => code.family);
  const index = new Map<string, Code[]>();
  for (const [domain, members] of printed) {
    index.set(domain.toLowerCase(), members);
    index.set(domain.replace(/^\(enum\) /, '').toLowerCase(), members);
  }
  for (const { printed: name, constant, family } of domains) {
    const members = printed.get(name);
    if (members && constant) index.set(constant.toLowerCase(), members);
    if (!members) {
      const key = name.toLowerCase();
      index.set(key, [...(index.get(key) ?? []), ...(families.get(family) ?? [])]);
    }
  }
  return index;
}
