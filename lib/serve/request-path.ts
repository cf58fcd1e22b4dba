/** What a server does with the address of a request before it looks at any file. */
export type RequestPath = { path: string; query: string } | { status: 400 | 404 | 414 };

/** nginx's limit for the first line of a request. */
const longest = 8000;

/**
 * Read the address of a request the way nginx does: percent signs decoded once, slashes merged, dots resolved.
 *
 * @param address as in the first line of the request, `/topics/?q=1`
 * @returns an absolute path without `..`, `//` and NUL, and the query with its question mark; or the status that says
 *   why there can't be such a path
 */
export function parseRequestPath(address: string): RequestPath {
  if (address.length > longest) return { status: 414 };
  const mark = address.search(/[?#]/);
  const raw = mark < 0 ? address : address.slice(0, mark);
  const query = address[mark] === '?' ? address.slice(mark).replace(/#.*/s, '') : '';
  if (!raw.startsWith('/') || /%(?![0-9a-f]{2})/i.test(raw) || /%00|\0/.test(raw)) return { status: 400 };
  const decoded = decode(raw);
  if (decoded === undefined) return { status: 404 };
  const path = resolveDots(decoded);
  return path === undefined ? { status: 400 } : { path, query };
}

/** No file of the site has a name that isn't UTF-8. */
function decode(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}

/** @returns `undefined` if the path leads above the root */
function resolveDots(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/').slice(1)) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  const isFolder = /\/\.{0,2}$/.test(path);
  return `/${parts.join('/')}${isFolder && parts.length > 0 ? '/' : ''}`;
}
