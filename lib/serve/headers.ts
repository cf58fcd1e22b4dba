/**
 * The one table of response headers: `npm start`, the content security policy in the pages, and the examples for other
 * hosts are made from it. Imports nothing.
 */
export interface HeaderRule {
  /** Paths the rule holds for. */
  match: (path: string) => boolean;
  /** The same as a pattern for hosts that know `*` only. */
  pattern: string;
  headers: Record<string, string>;
}

/** What a page may load: only what this site serves itself. */
const policy: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self'",
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

/** All rules that match apply, later ones win. */
export const headerRules: readonly HeaderRule[] = [
  {
    match: () => true,
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
      'Cache-Control': 'public, max-age=0, must-revalidate',
    },
  },
  {
    match: (path) => /^\/(?:assets|tables)\/|^\/search\/.*-[0-9a-f]{8}\.[a-z]+$/.test(path),
    pattern: '/assets/*',
    headers: { 'Cache-Control': `public, max-age=${year}, immutable` },
  },
  {
    match: (path) => path.startsWith('/api/'),
    pattern: '/api/*',
    headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  },
  {
    match: (path) => path.endsWith('.md'),
    pattern: '/*.md',
    headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  },
  {
    match: (path) => path.startsWith('/previews/'),
    pattern: '/previews/*',
    headers: { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': 'public, max-age=86400' },
  },
];

/** Headers of one path. */
export function headersFor(path: string): Record<string, string> {
  return Object.assign({}, ...headerRules.filter((rule) => rule.match(path)).map((rule) => rule.headers));
}
