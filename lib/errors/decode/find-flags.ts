import { url } from '../../site';
import { type AddSpan, codesOfDomain, contextTable, lineBefore, plainSpan, type Search } from './code-span';
import { matches, patterns } from './patterns';

/** @see Authorization.h and AuthorizationPriv.h */
const authorizationFlags: [number, string][] = [
  [0x1, 'kAuthorizationFlagInteractionAllowed'],
  [0x2, 'kAuthorizationFlagExtendRights'],
  [0x4, 'kAuthorizationFlagPartialRights'],
  [0x8, 'kAuthorizationFlagDestroyRights'],
  [0x10, 'kAuthorizationFlagPreAuthorize'],
  [0x100, 'kAuthorizationFlagIgnoreDarkWake (private)'],
  [0x200, 'kAuthorizationFlagSkipInternalAuth (private)'],
  [0x100000, 'kAuthorizationFlagNoData'],
];

/** A bit mask is taken apart; what it is a mask of follows from the words beside it. */
export function findFlags(search: Search, add: AddSpan): void {
  const { text, tables } = search;
  for (const match of matches(patterns.flags, text)) {
    const [whole, word = '', number = ''] = match;
    const start = match.index + whole.indexOf(number, word.length);
    const end = start + number.length;
    const line = lineBefore(text, start);
    const value = Number(number);
    if (value === 0) continue;
    const isSigning = match[3] !== undefined || /CodeDirectory|codesign/.test(line);
    const isProcess = word !== 'flags' || /\bcs_|CODE SIGNING|csops/.test(line);
    if (isSigning || isProcess) {
      const domain = isProcess ? 'process code-signing flags (csflags)' : 'SecCodeSignatureFlags';
      const names = bitsOf(
        value,
        codesOfDomain(domain, tables).map((code) => [code.code, code.symbol]),
      );
      add(plainSpan(start, end, 'flags', `code-signing flags ${number}`, names, url.family('code-signing-flags')));
    } else if (search.fromPlugin && (/^[ \t]{0,12}$/.test(line) || line.endsWith('] flags: '))) {
      const hint = tables.identifier(contextTable, 'flags');
      add(
        plainSpan(
          start,
          end,
          'flags',
          `authorization flags ${number} (0x${value.toString(16)})`,
          bitsOf(value, authorizationFlags),
          hint?.href,
          [`${contextTable}/flags`],
        ),
      );
    }
  }
}

function bitsOf(value: number, names: readonly (readonly [number, string])[]): string {
  let rest = value;
  const parts: string[] = [];
  const seen = new Set<number>();
  for (const [bit, name] of [...names].sort((a, b) => a[0] - b[0])) {
    if (seen.has(bit) || Math.floor(value / bit) % 2 === 0) continue;
    seen.add(bit);
    rest -= bit;
    parts.push(`0x${bit.toString(16)} ${name}`);
  }
  if (rest > 0) parts.push(`0x${rest.toString(16)} not in any table`);
  return `${parts.join(', ')}.`;
}
