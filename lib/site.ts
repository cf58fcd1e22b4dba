/** The site's name and the only place that builds its addresses. Imports nothing; anyone may use it. */

export const site = {
  name: 'errSec',
  tagline: 'Apple privacy and security errors, explained for developers',
  description:
    'Paste an error, a symbol or a log line. Keychain, passkeys, app groups, TCC, authorization plug-ins, certificate revocation and code signing for Apple platforms, with sources.',
} as const;

/** Percent-encode one path or fragment part, keeping what is legal and readable there (`-`, `.`, `_`, `:`, `(`, `)`). */
function part(value: string): string {
  return encodeURIComponent(value).replace(/%3A/g, ':').replace(/%28/g, '(').replace(/%29/g, ')');
}

function fragment(anchor: string | undefined): string {
  return anchor ? `#${part(anchor)}` : '';
}

/** Page of one number. By itself, because the search worker needs no other address. */
export function numberAddress(number: number, anchor?: string): string {
  return `/errors/${number}/${fragment(anchor)}`;
}

export const url = {
  home: () => '/',
  search: (query = '') => (query ? `/search/?q=${encodeURIComponent(query)}` : '/search/'),
  decode: () => '/decode/',
  /** The decoder as one file, to be kept and opened from a disk. */
  decoderFile: () => '/errsec-decoder.html',
  about: (anchor?: string) => `/about/${fragment(anchor)}`,
  /** Description of the files below `/api/v1/`. */
  api: (anchor?: string) => `/about/api/${fragment(anchor)}`,
  /** How well search finds what people type, and what it costs. */
  searchQuality: (anchor?: string) => `/about/search/${fragment(anchor)}`,
  /** Every query with a known answer. */
  searchQueries: () => '/about/search/queries/',
  topics: () => '/topics/',
  topic: (slug: string, anchor?: string) => `/topics/${part(slug)}/${fragment(anchor)}`,
  entries: () => '/entries/',
  entry: (slug: string, anchor?: string) => `/entries/${part(slug)}/${fragment(anchor)}`,
  /** Questions that lead from a symptom to its answer. */
  paths: () => '/paths/',
  path: (slug: string, step?: string) => `/paths/${part(slug)}/${fragment(step)}`,
  /** What nobody has answered yet. */
  open: () => '/open/',
  errors: () => '/errors/',
  /** Every number on one page, for find-in-page. */
  allNumbers: () => '/errors/all/',
  /** Page of one number, whatever its domains. `number` is the signed decimal of the tables. */
  number: numberAddress,
  /** Table of one family. Family ids never look like numbers. */
  family: (family: string, anchor?: string) => `/errors/${part(family)}/${fragment(anchor)}`,
  reference: () => '/reference/',
  table: (table: string, anchor?: string) => `/reference/${part(table)}/${fragment(anchor)}`,
  /** Image of 1200 × 630 pixels that stands for a page where it is linked. */
  preview: (page: string) => `/previews${page === '/' ? '/site' : page.replace(/\/$/, '')}.png`,
  /** Atom feed beside a page. */
  feed: (page = '/') => `${page}feed.xml`,
  tag: (tag: string) => `/tags/${part(tag)}/`,
  platform: (platform: string) => `/platforms/${part(platform)}/`,
} as const;

/**
 * Anchor of a code, identifier or row: the name itself where it is a legal fragment, with white space as hyphens.
 * Two names that differ only in case keep different anchors.
 */
export function anchorOf(name: string): string {
  return name
    .trim()
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{N}._:()-]/gu, '-');
}

/** Anchor of a code among the meanings of its number: its symbol, or its domain where it has none. */
export function codeAnchor(code: { symbol: string; domain: string }): string {
  return anchorOf(code.symbol || code.domain);
}
