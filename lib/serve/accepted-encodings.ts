/** How files lie precompressed beside the originals: best first. */
export const encodings = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const;

export type Encoding = (typeof encodings)[number];

/**
 * Encodings a client takes, ours best first, whatever the order it prefers: both are decoded faster than they travel.
 *
 * @param header value of `Accept-Encoding`; a weight of 0 forbids, `*` allows the ones not named
 */
export function acceptedEncodings(header: string | undefined): Encoding[] {
  const allowed = new Map<string, boolean>();
  for (const item of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
    if (name) allowed.set(name, !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)));
  }
  return encodings.filter(({ name }) => allowed.get(name) ?? allowed.get('*') ?? false);
}
