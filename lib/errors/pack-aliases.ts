import type { Code } from '../model/code';

/**
 * Aliases of a code. Most codes have one, the Swift spelling of the symbol, and that follows from the length of its
 * type's name: 7 for `CKErrorNetworkFailure` and `CKError.networkFailure`, -7 where `Code` comes after it
 * (`HMErrorCodeNotFound` and `HMError.notFound`).
 */
export type PackedAliases = number | string[];

export function packAliases({ symbol, aliases }: Pick<Code, 'symbol' | 'aliases'>): PackedAliases {
  const [alias = ''] = aliases;
  const length = alias.indexOf('.');
  const packed = [length, -length].find((type) => aliases.length === 1 && swiftName(symbol, type) === alias);
  return packed ?? aliases;
}

export function unpackAliases(symbol: string, packed: PackedAliases): string[] {
  return typeof packed === 'number' ? [swiftName(symbol, packed)] : packed;
}

function swiftName(symbol: string, type: number): string {
  const name = symbol.slice(0, Math.abs(type));
  const rest = symbol.slice(name.length + (type < 0 ? 'Code'.length : 0));
  return `${name}.${rest.charAt(0).toLowerCase()}${rest.slice(1)}`;
}
