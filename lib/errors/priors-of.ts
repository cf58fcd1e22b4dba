import type { Code } from '../model/code';
import { codeKey } from '../model/library';
import type { CodeData } from './code-table';

/** How far around a number its neighbours count, how many count at most, and what each is worth. */
const reach = 4;
const mostNeighbours = 4;
const perNeighbour = 3;

/**
 * How likely a number that stands alone is meant as each code, by `codeKey`: the prior of its family, more where a note
 * says that people meet it or where its domain fills the numbers around it, less for what readers rarely meet. `-1004`
 * stands in the middle of URL loading and is the only one of its kind in Local Authentication; a bare 0 is success.
 */
export function priorsOf({ codes, families = [], domains = [], notes }: CodeData): Map<string, number> {
  const familyPriors = new Map(families.map(({ id, prior }) => [id, prior]));
  const privateDomains = new Set(domains.flatMap((row) => (row.framework.includes('(private)') ? row.printed : [])));
  const numbers = new Map<string, Set<number>>();
  for (const code of codes) {
    const key = setOf(code);
    numbers.set(key, (numbers.get(key) ?? new Set()).add(code.code));
  }
  return new Map(
    codes.map((code) => {
      const key = codeKey(code);
      const neighbours = countNeighbours(code.code, numbers.get(setOf(code)) ?? new Set());
      const prior =
        (familyPriors.get(code.family) ?? 50) +
        neighbours * perNeighbour +
        (notes?.has(key) ? 15 : 0) +
        (code.code === 0 && /success$|^noErr$/i.test(code.symbol) ? 25 : 0) -
        (code.domain.startsWith('(enum)') ? 25 : 0) -
        (privateDomains.has(code.domain) ? 25 : 0) -
        (/Priv\.h$/.test(code.header) ? 10 : 0) -
        (code.deprecated ? 8 : 0) -
        (code.symbol ? 0 : 3);
      return [key, prior];
    }),
  );
}

function setOf(code: Code): string {
  return `${code.family} ${code.domain}`;
}

function countNeighbours(number: number, numbers: ReadonlySet<number>): number {
  let count = 0;
  for (let distance = 1; distance <= reach; distance += 1) {
    count += Number(numbers.has(number - distance)) + Number(numbers.has(number + distance));
  }
  return Math.min(count, mostNeighbours);
}
