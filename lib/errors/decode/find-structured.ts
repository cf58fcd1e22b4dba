import type { Code } from '../../model/code';
import { url } from '../../site';
import {
  codeSpan,
  codesIn,
  codesOfDomain,
  type Found,
  lineBefore,
  parseNumber,
  placeOf,
  type Search,
  type Weight,
} from './code-span';
import type { Unknown } from './decoding';
import { matches, patterns } from './patterns';

/** Numbers whose domain stands in a fixed place beside them. */
export function findStructured(search: Search): { found: Found[]; unknown: Unknown[] } {
  const found: Found[] = [];
  const unknown: Unknown[] = [];
  const add = (start: number, end: number, codes: readonly Code[], because: string, weight: Weight = 4) => {
    const span = codeSpan(search, start, end, codes, { because });
    if (span) found.push({ span, weight });
    return span !== undefined;
  };
  const { text, tables } = search;

  for (const pattern of [patterns.nsError, patterns.sentence]) {
    for (const match of matches(pattern, text)) {
      const [, domain = '', number = ''] = match;
      const [start, end] = placeOf(match, number);
      if (!add(start, end, codesIn(domain, Number(number), tables), `because its domain is ${domain}`))
        unknown.push(unknownCode(search, start, end, domain));
    }
  }
  for (const { pattern, domain, because } of fixed) {
    for (const match of matches(pattern, text)) {
      const number = match.at(-1) ?? '';
      const [start, end] = placeOf(match, number);
      const name = typeof domain === 'string' ? domain : domain(match);
      const family = name === 'NSMachErrorDomain' && match[1] === 'iokit/common' ? 'IOReturn' : name;
      const value = Number(number);
      if (value !== 0)
        add(start, end, codesIn(family, value > 0x7fffffff ? value - 2 ** 32 : value, tables), because(match));
    }
  }
  for (const match of matches(patterns.bareIoReturn, text)) {
    const number = Number(`0x${match[0]}`) - 2 ** 32;
    add(
      match.index,
      match.index + match[0].length,
      codesIn('IOReturn', number, tables),
      'because of its system number, that of I/O Kit',
      3,
    );
  }
  findExitReasons(search, add);
  findStreamErrors(search, add);
  findToolResults(search, add);
  return { found, unknown };
}

interface FixedPattern {
  pattern: RegExp;
  domain: string | ((match: RegExpExecArray) => string);
  because: (match: RegExpExecArray) => string;
}

const networkDomains: Record<string, string> = {
  posix: 'NSPOSIXErrorDomain',
  dns: 'DNSServiceErrorType',
  tls: 'NSOSStatusErrorDomain',
};

const fixed: FixedPattern[] = [
  {
    pattern: patterns.pluginNumber,
    domain: (match) => (match[1] === 'pam_result' ? 'PAM' : 'DirectoryService'),
    because: (match) =>
      match[1] === 'pam_result'
        ? 'because pam_result holds a result of OpenPAM, the PAM of Apple systems: it is no errno, and Linux-PAM numbers differ'
        : 'because authentication-failure holds a status of Directory Services',
  },
  {
    pattern: patterns.directoryStatus,
    domain: 'DirectoryService',
    because: () => 'because the line says DS Error',
  },
  { pattern: patterns.errno, domain: 'NSPOSIXErrorDomain', because: () => 'because the line says errno' },
  { pattern: patterns.posixCode, domain: 'NSPOSIXErrorDomain', because: () => 'because the line says POSIX' },
  {
    pattern: patterns.launchctl,
    domain: 'NSPOSIXErrorDomain',
    because: () => 'because launchctl prints an errno here',
  },
  {
    pattern: patterns.networkError,
    domain: (match) => networkDomains[match[1] ?? ''] ?? '',
    because: (match) => `because the line says ${match[1]}(…), a case of NWError`,
  },
  { pattern: patterns.signal, domain: 'signal', because: () => 'because the line names a signal' },
  {
    pattern: patterns.mach,
    domain: 'NSMachErrorDomain',
    because: (match) => `because the line says (${match[1]})`,
  },
];

type Add = (start: number, end: number, codes: readonly Code[], because: string, weight?: Weight) => boolean;

/** `Namespace CODESIGNING, Code 2` and its other forms. A namespace without a table of codes is a code itself. */
function findExitReasons({ text, tables }: Search, add: Add): void {
  const namespaces = codesOfDomain('exit reason namespace', tables);
  for (const pattern of [patterns.namespace, patterns.termination]) {
    for (const match of matches(pattern, text)) {
      const [, name = '', number = ''] = match;
      const [start, end] = placeOf(match, number);
      const because = `because the exit reason's namespace is ${name}`;
      if (name === 'SIGNAL') add(start, end, codesIn('signal', Number(number), tables), because);
      else if (add(start, end, codesIn(`exit reason ${name}`, Number(number), tables), because)) continue;
      const namespace = namespaces.filter((code) => code.symbol === `OS_REASON_${name}`);
      const at = match.index + match[0].indexOf(name);
      add(at, at + name.length, namespace, 'because it is the namespace of an exit reason');
    }
  }
  for (const match of matches(patterns.namespaceNumber, text)) {
    const [, namespace = '', number = ''] = match;
    const named = namespaces.filter((code) => code.code === Number(namespace));
    const at = match.index + match[0].indexOf(namespace, 'namespace'.length);
    add(at, at + namespace.length, named, 'because it is the number of an exit reason’s namespace');
    const [start, end] = placeOf(match, number);
    for (const { symbol } of named.slice(0, 1)) {
      const name = symbol.replace('OS_REASON_', '');
      add(
        start,
        end,
        codesIn(`exit reason ${name}`, Number(number), tables),
        `because namespace ${namespace} is ${name}`,
      );
    }
  }
}

/** Domain and family of the number in `_kCFStreamErrorCodeKey`, by the number in `_kCFStreamErrorDomainKey`. */
const streamDomains: Record<number, [domain: string, family?: string]> = {
  1: ['NSPOSIXErrorDomain'],
  2: ['NSOSStatusErrorDomain'],
  3: ['NSOSStatusErrorDomain', 'tls'],
  10: ['NSNetServicesErrorDomain'],
  11: ['NSMachErrorDomain'],
  12: ['getaddrinfo (EAI)'],
  13: ['com.apple.SystemConfiguration'],
};

/** How far from a stream error its domain may stand. */
const streamReach = 1500;

function findStreamErrors({ text, tables }: Search, add: Add): void {
  const domains = [...matches(patterns.streamDomain, text)].map((match) => {
    const [start, end] = placeOf(match, match[1] ?? '');
    const number = Number(match[1]);
    add(start, end, codesIn('CFStreamError domain number', number, tables), 'because it numbers a stream error domain');
    return { index: match.index, number };
  });
  let from = 0;
  for (const match of matches(patterns.streamError, text)) {
    const [, key = '', number = ''] = match;
    const [start, end] = placeOf(match, number);
    while (
      from + 1 < domains.length &&
      distance(domains[from + 1], match.index) <= distance(domains[from], match.index)
    )
      from += 1;
    const near = domains[from];
    const isTls = key.includes('SSL');
    const close = near && distance(near, match.index) < streamReach ? near.number : undefined;
    const [domain, family] = streamDomains[isTls ? 3 : (close ?? 0)] ?? ['NSOSStatusErrorDomain', 'tls'];
    const all = codesIn(domain, Number(number), tables);
    const codes = family ? all.filter((code) => code.family === family) : all;
    const because =
      isTls || close === undefined ? `because ${key} holds it` : `because _kCFStreamErrorDomainKey is ${close}`;
    add(start, end, codes, because);
  }
}

function distance(place: { index: number } | undefined, index: number): number {
  return place ? Math.abs(place.index - index) : Number.POSITIVE_INFINITY;
}

const tools = ['stapler', 'spctl', 'codesign'] as const;

/** Exit statuses: those of the tool that the line names, else `sysexits`, which begin at 64. */
function findToolResults(search: Search, add: Add): void {
  const { text, tables } = search;
  for (const match of matches(patterns.exit, text)) {
    const number = match[1] ?? '';
    const [start, end] = placeOf(match, number);
    const line = lineBefore(text, start);
    const tool = tools.find((name) => line.includes(name));
    const domain = tool ? `${tool} exit status` : 'sysexits';
    if (Number(number) === 0) continue;
    const codes = codesIn(domain, Number(number), tables);
    add(start, end, codes, tool ? `because it is the exit status of ${tool}` : 'because it is an exit status', 3);
  }
  if (!/notar|statusSummary|altool/.test(text)) return;
  for (const match of matches(patterns.notary, text)) {
    const [start, end] = placeOf(match, match[1] ?? '');
    add(
      start,
      end,
      codesIn('notary log statusCode', Number(match[1]), tables),
      'because it is a status code of the notary log',
    );
  }
}

/** A code that its own domain does not have. */
export function unknownCode({ text, tables }: Search, start: number, end: number, domain: string): Unknown {
  const number = text.slice(start, end);
  const known = domain !== '' && codesOfDomain(domain, tables).length > 0;
  return {
    start,
    end,
    text: domain ? `${domain} ${number}` : number,
    reason: known
      ? `No table has this number in ${domain}.`
      : domain
        ? 'No table has this domain; it may be your own or a private one.'
        : 'No table has this number.',
    href: `${url.errors()}?n=${encodeURIComponent(parseNumber(number))}`,
  };
}
