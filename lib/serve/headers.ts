/**
 * The one table of response headers. `npm start`, the content security policy in the pages, `out/_headers` and the
 * files in `lib/serve/hosts/` are made from it.
 */
export interface HeaderRule {
  /** A path, or its beginning followed by `*`: all that every host understands. */
  pattern: string;
  headers: Readonly<Record<string, string>>;
}

/** Hash of `speculationRules`: the only inline text that does something. A test compares the two. */
const speculationHash = 'sha256-okkqc9qjHutl/D/ioQt4Z6qptMzn4sDY9MhxWzZ7vZo=';

/** What a page may load: only what this site serves itself. */
const policy: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': `'self' '${speculationHash}'`,
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'errsec',
};

/**
 * The content security policy as one line.
 *
 * @param place a `<meta>` element can't carry `frame-ancestors`
 */
export function contentSecurityPolicy(place: 'meta' | 'header'): string {
  const all = place === 'header' ? { ...policy, 'frame-ancestors': "'none'" } : policy;
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

const year = 31_536_000;

/** Asked again before every use, which costs an answer without a body while nothing has changed. */
export const revalidated = 'public, max-age=0, must-revalidate';

/** For files whose name changes with their contents. */
const immutable = `public, max-age=${year}, immutable`;

/** Folders whose files carry a hash of their contents in their names; nothing else may lie in them. */
export const hashedFolders = ['assets', 'tables', 'search-index'] as const;

/**
 * Folder of the file that says where index and tables are. It is named by the scripts that read them, so it changes under
 * its name and, like a page, is asked for again.
 */
const addressesFolder = 'data';

/** All rules that match apply, later ones win. The first matches everything. */
export const headerRules: readonly HeaderRule[] = [
  {
    pattern: '/*',
    headers: {
      'Content-Security-Policy': contentSecurityPolicy('header'),
      'Strict-Transport-Security': `max-age=${2 * year}; includeSubDomains`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Permissions-Policy':
        'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': revalidated,
    },
  },
  ...hashedFolders.map((folder) => ({ pattern: `/${folder}/*`, headers: { 'Cache-Control': immutable } })),
  // Scripts of other sites may read these; the Markdown of a page lies beside it, and hosts know beginnings only.
  ...['api', 'entries', 'topics', 'errors'].map((folder) => ({
    pattern: `/${folder}/*`,
    headers: { 'Access-Control-Allow-Origin': '*' },
  })),
  // The policy of a page served from here would stop its inline script; its own allows no request at all.
  {
    pattern: '/errsec-decoder.html',
    headers: { 'Content-Disposition': 'attachment; filename="errsec-decoder.html"' },
  },
  // Pages of other sites may show these.
  {
    pattern: '/previews/*',
    headers: { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': 'public, max-age=86400' },
  },
];

/** Headers of one path, which begins with a slash. */
export function headersFor(path: string): Record<string, string> {
  return Object.assign({}, ...headerRules.filter((rule) => matches(rule, path)).map((rule) => rule.headers));
}

function matches({ pattern }: HeaderRule, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

/** Whether a file never changes under its name: those that browsers keep for ever, and packs, which a worker keeps. */
export function isHashedFile(path: string): boolean {
  return headersFor(path)['Cache-Control'] === immutable || /^\/offline\/[0-9a-f]+\.pack$/.test(path);
}

/** Whether a file says where index and tables are, see `RuntimeAddresses`. */
export function isAddressesFile(path: string): boolean {
  return path.startsWith(`/${addressesFolder}/`);
}

/** Whether pages of the release before ask for a file: what is hashed, and where their scripts find index and tables. */
export function isKeptFile(path: string): boolean {
  return isHashedFile(path) || isAddressesFile(path);
}
