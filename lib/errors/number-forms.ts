/** What the Security framework and Carbon add to an errno to make it an OSStatus. */
export const errnoOffset = 100000;

/** The ways one number is written. */
export interface NumberForms {
  /** Signed, as in the tables: `-25300`. */
  decimal: string;
  /** 32-bit two's complement: `0xffff9d2c`. 64 bits where the number needs them. */
  hex: string;
  /** Unsigned 32-bit, where that differs from `decimal`: `4294941996`. */
  unsigned?: string;
  /** Sign-extended to 64 bits, for negative numbers: `0xffffffffffff9d2c` and `18446744073709526316`. */
  hex64?: string;
  unsigned64?: string;
  /** Four printable ASCII characters, and the same in the other byte order. */
  fourCharacters?: string;
  fourCharactersReversed?: string;
  /** The errno in an OSStatus between 100001 and 100255. */
  errno?: number;
  /** Parts of a Mach or I/O Kit return code, where it has a system number. */
  mach?: { system: number; subsystem: number; code: number };
}

/** @param value signed decimal as in the tables */
export function numberForms(value: number): NumberForms {
  const big = BigInt(value);
  const wide = value < -(2 ** 31) || value >= 2 ** 32;
  const bits = BigInt.asUintN(wide ? 64 : 32, big);
  const unsigned64 = BigInt.asUintN(64, big);
  return {
    decimal: String(value),
    hex: hexOf(value),
    ...(value < 0 && !wide ? { unsigned: String(bits) } : {}),
    ...(value < 0 ? { hex64: hex(unsigned64, 16), unsigned64: String(unsigned64) } : {}),
    ...(wide ? {} : characters(Number(bits))),
    ...(value > errnoOffset && value < errnoOffset + 256 ? { errno: value - errnoOffset } : {}),
    ...(wide ? {} : machParts(Number(bits))),
  };
}

/** 32 bits, or 64 where the number needs them. */
export function hexOf(value: number): string {
  const wide = value < -(2 ** 31) || value >= 2 ** 32;
  return hex(BigInt.asUintN(wide ? 64 : 32, BigInt(value)), wide ? 16 : 8);
}

/** Every text of the forms, the usual ones first, each once. */
export function formTexts(forms: NumberForms): string[] {
  const texts = [forms.decimal, forms.hex, forms.unsigned, forms.hex64, forms.unsigned64];
  for (const four of [forms.fourCharacters, forms.fourCharactersReversed]) texts.push(four && `'${four}'`);
  return [...new Set(texts.flatMap((text) => text ?? []))];
}

function hex(bits: bigint, digits: number): string {
  return `0x${bits.toString(16).padStart(digits, '0')}`;
}

function characters(bits: number) {
  const bytes = [24, 16, 8, 0].map((shift) => (bits >>> shift) & 0xff);
  if (!bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return {};
  return {
    fourCharacters: String.fromCharCode(...bytes),
    fourCharactersReversed: String.fromCharCode(...bytes.toReversed()),
  };
}

/** @see `err_get_system`, `err_get_sub` and `err_get_code` in mach/error.h */
function machParts(bits: number) {
  const system = bits >>> 26;
  // 4 is Mach messages and from 0x38 on are I/O Kit and vendors; 0x3f is every small negative number.
  if (system !== 4 && (system < 0x38 || system === 0x3f)) return {};
  return { mach: { system, subsystem: (bits >>> 14) & 0xfff, code: bits & 0x3fff } };
}
