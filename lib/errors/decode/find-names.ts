import { url } from '../../site';
import type { TableIdentifier } from '../decode-tables';
import { codeSpan, codesOfDomain, type Found, type Search, sentence } from './code-span';
import type { Span, SpanKind, Unknown } from './decoding';
import { numberAfterDomain } from './find-numbers';
import { matches, patterns } from './patterns';

/** Names of symbols, domains, entitlements, keys, services, rights, mechanisms, attributes and functions. */
export function findNames(search: Search): { found: Found[]; unknown: Unknown[] } {
  const names = new NameSearch(search);
  for (const match of matches(patterns.chunk, search.text)) names.read(match[0], match.index);
  return names;
}

/** Looks a piece of text up whole, then by its parts; remembers what is no name. */
class NameSearch {
  readonly found: Found[] = [];
  readonly unknown: Unknown[] = [];
  readonly #plain = new Set<string>();
  readonly #subsystems = new Set<string>();
  readonly #search: Search;

  constructor(search: Search) {
    this.#search = search;
  }

  read(chunk: string, start: number): void {
    if (this.#plain.has(chunk)) return;
    const known = this.#readWhole(trimEnd(chunk), start) || this.#readParts(chunk, start);
    if (!known) this.#plain.add(chunk);
  }

  #readWhole(name: string, start: number): boolean {
    const { tables, ranker, text } = this.#search;
    const end = start + name.length;
    const codes = tables.symbol(name);
    if (codes.length > 0) {
      const exact = codes.filter((code) => code.symbol === name);
      const span = codeSpan(this.#search, start, end, exact.length > 0 ? exact : codes, {
        kind: 'symbol',
        ranked: ranker.rank(exact.length > 0 ? exact : codes, start, 'line'),
      });
      if (span) this.#add({ ...span, candidates: withPlainReasons(span) });
      return true;
    }
    const identifier = tables.identifiers(name).find((one) => isTelling(one, this.#search, start));
    if (identifier) {
      this.#addIdentifier(identifier, start, end);
      return true;
    }
    if (/Error|Domain|^com\.apple\.|^(?:PAM|POSIX|DOMException)$/.test(name) && this.#readDomain(name, start))
      return true;
    if (/^kTCCService[A-Z]\w+$/.test(name)) this.#addUnknown(name, start, 'No table has this TCC service.');
    if (/^com\.apple\.(?:developer|security)\.[\w.-]{3,100}$/.test(name) && isPropertyListKey(text, start))
      this.#addUnknown(name, start, 'No table has this entitlement; check its spelling.');
    const page = tables.namePage(name);
    if (page || isApi(name)) {
      const family = tables.book.family(tables.book.hints(name)[0]?.family ?? '')?.title;
      this.#add({
        start,
        end,
        kind: 'api',
        what: name,
        detail: page ? `Explained in “${page.title}”.` : family ? `Goes with the codes of ${family}.` : '',
        href: page?.href ?? url.search(name),
        candidates: [],
        keys: [],
      });
      return true;
    }
    return false;
  }

  /** `tccd:kTCCServiceCamera`, `[errSecParam.`, `client,com.apple.security.app-sandbox`. */
  #readParts(chunk: string, start: number): boolean {
    let known = false;
    for (const separators of [/[,:]/, /[,:.-]/]) {
      if (!separators.test(chunk)) continue;
      let offset = 0;
      for (const part of chunk.split(separators)) {
        const name = trimEnd(part);
        const wanted = separators.source.includes('.') ? isSymbolLike(name) : name.length > 3;
        if (wanted && name !== trimEnd(chunk) && this.#readWhole(name, start + offset)) known = true;
        offset += part.length + 1;
      }
      if (known) return true;
    }
    return known;
  }

  #readDomain(name: string, start: number): boolean {
    const { tables } = this.#search;
    const end = start + name.length;
    const codes = codesOfDomain(name, tables);
    const number = numberAfterDomain(this.#search, name, end);
    if (number) this.found.push(number);
    const isDomain = /Domain$/.test(name) || codes.some((code) => code.domain === name);
    const [first] = codes;
    if (!first || (!isDomain && !number)) return false;
    const families = [...new Set(codes.map((code) => code.family))];
    this.#add({
      start,
      end,
      kind: 'domain',
      what: name,
      detail: familiesSentence(families.map((id) => tables.book.family(id)?.title ?? id)),
      href: families.length === 1 ? url.family(first.family) : url.errors(),
      candidates: [],
      keys: [],
    });
    return true;
  }

  #addIdentifier(identifier: TableIdentifier, start: number, end: number): void {
    const { table, name, href } = identifier;
    if (table === 'log-subsystems') {
      // Every line of a log names its subsystem; once is enough.
      if (this.#subsystems.has(name)) return;
      this.#subsystems.add(name);
    }
    const kind = kinds[table];
    if (!kind) return;
    this.#add({
      start,
      end,
      kind,
      what: name,
      detail: describeIdentifier(identifier),
      href,
      candidates: [],
      keys: [`${table}/${name}`],
    });
  }

  #add(span: Span): void {
    this.found.push({ span, weight: 2 });
  }

  #addUnknown(name: string, start: number, reason: string): void {
    this.unknown.push({ start, end: start + name.length, text: name, reason, href: undefined });
  }
}

const kinds: Record<string, SpanKind> = {
  entitlements: 'entitlement',
  'usage-descriptions': 'privacy-key',
  'tcc-services': 'tcc-service',
  'authorization-rights': 'right',
  'authorization-mechanisms': 'mechanism',
  'authorization-context-keys': 'context-key',
  'keychain-attributes': 'keychain-attribute',
  'log-subsystems': 'log-subsystem',
};

/** Context keys that are no ordinary words and so are known wherever they stand. */
const tellingKeys =
  /^(?:pam_result|authentication-failure|[a-z]+-[a-z-]+|Home_Dir_Mount_Result|kAuthorizationResult\w+)$/;

function isTelling({ table, name }: TableIdentifier, { text, fromPlugin }: Search, start: number): boolean {
  if (!kinds[table]) return false;
  if (table === 'authorization-context-keys') return tellingKeys.test(name) && fromPlugin;
  if (table === 'authorization-rights') return /\./.test(name) && !name.endsWith('.');
  if (table === 'usage-descriptions') return /[a-z][A-Z]/.test(name) && name.length > 9;
  if (table === 'keychain-attributes') return /^kSec|^Sec[A-Z]/.test(name);
  if (table === 'log-subsystems')
    return text[start - 1] === '[' || /subsystem[^\n]{0,6}$/.test(text.slice(start - 14, start));
  return true;
}

function isPropertyListKey(text: string, start: number): boolean {
  return /(?:<key>|\[Key\] |[{,]\s{0,8}")$/.test(text.slice(Math.max(0, start - 12), start));
}

function describeIdentifier({ table, meaning, partner }: TableIdentifier): string {
  const words = sentence(meaning);
  if (table === 'entitlements' && partner === 'restricted')
    return `${words} A provisioning profile has to authorize it.`.trim();
  if (table === 'usage-descriptions' && partner) return `${words} Goes with ${partner}.`.trim();
  return words;
}

function familiesSentence(titles: readonly string[]): string {
  return titles.length === 1 ? `Codes of ${titles[0]}.` : `Its codes come from ${titles.length} families.`;
}

/** A symbol explains itself: nothing near it had to decide, unless several numbers share the name. */
function withPlainReasons({ candidates }: Span): Span['candidates'] {
  return candidates.map((candidate, index) =>
    index === 0 ? { ...candidate, reason: 'named in the text' } : candidate,
  );
}

function trimEnd(chunk: string): string {
  let end = chunk.length;
  while (end > 0 && '.,:-'.includes(chunk[end - 1] ?? '')) end -= 1;
  return chunk.slice(0, end);
}

/** Parts of a dotted name are looked up only where they look like a symbol, so that `com.apple.foo` is not taken apart. */
function isSymbolLike(name: string): boolean {
  return name.length > 5 && /^(?:err|k|NS|PAM_|eDS|EXC_|CSSM|KERN_|E[A-Z]{3})/.test(name) && /[A-Z]/.test(name);
}

const apiStart =
  /^(?:Sec(?:Item|Key|Trust|Code|StaticCode|Task|Access|AccessControl|Certificate|Identity|PKCS12|Keychain|Policy|Requirement|Random)[A-Z]\w{2,60}|Authorization(?:Create|Copy|Execute|Free|Right|Plugin|MakeExternal)\w{0,60}|es_[a-z_]{4,60}|LAContext|ASAuthorization[A-Z]\w{2,70}|SMAppService|NEHotspot[A-Z]\w{2,60})$/;

function isApi(name: string): boolean {
  return apiStart.test(name);
}
