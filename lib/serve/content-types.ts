/** Every kind of file the site may hold, by the end of its name. Text says its encoding, so no browser guesses. */
export const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  webmanifest: 'application/manifest+json',
};

/** For files that only scripts read, and for names the table doesn't know: never shown, only offered for saving. */
export const unknownType = 'application/octet-stream';

/** @param path of a file, or of a folder if it ends with a slash */
export function contentTypeOf(path: string): string {
  if (path.endsWith('/')) return contentTypes['html'] ?? unknownType;
  const extension = /\.([a-z0-9]+)$/.exec(path)?.[1] ?? '';
  return Object.hasOwn(contentTypes, extension) ? (contentTypes[extension] ?? unknownType) : unknownType;
}
