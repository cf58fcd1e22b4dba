/** What this device remembers, newest first. It is never sent anywhere. */
export interface Recent {
  queries: string[];
  pages: RecentPage[];
}

export interface RecentPage {
  path: string;
  title: string;
}

const key = 'errsec-recent';
const mostQueries = 5;
const mostPages = 6;
/** A longer query is a pasted log, which is not to be kept. */
const longestQuery = 80;
const longestTitle = 140;
const remembered = /^\/(?:entries|errors|topics|paths|reference)\/[^/?#]{1,200}\/$/;

type Reader = Pick<Storage, 'getItem'> | undefined;

/** Stored values are not trusted: what could not have been written by `addQuery` and `addPage` is dropped. */
export function readRecent(storage: Reader): Recent {
  let stored: { queries?: unknown; pages?: unknown } = {};
  try {
    stored = Object(JSON.parse(storage?.getItem(key) ?? '{}'));
  } catch {
    // Not ours, or switched off: as if nothing was remembered.
  }
  const queries = Array.isArray(stored.queries) ? stored.queries : [];
  const pages = Array.isArray(stored.pages) ? stored.pages : [];
  return { queries: queries.filter(isQuery).slice(0, mostQueries), pages: pages.filter(isPage).slice(0, mostPages) };
}

export function addQuery(storage: Storage | undefined, query: string): void {
  const text = query.trim();
  if (!isQuery(text)) return;
  const { queries, pages } = readRecent(storage);
  write(storage, { queries: [text, ...queries.filter((other) => other !== text)].slice(0, mostQueries), pages });
}

export function addPage(storage: Storage | undefined, { path, title }: RecentPage): void {
  const page = { path, title: title.slice(0, longestTitle) };
  if (!isPage(page)) return;
  const { queries, pages } = readRecent(storage);
  write(storage, { queries, pages: [page, ...pages.filter((other) => other.path !== path)].slice(0, mostPages) });
}

export function eraseRecent(storage: Storage | undefined): void {
  try {
    storage?.removeItem(key);
  } catch {
    // Nothing can be remembered where nothing can be removed.
  }
}

function write(storage: Storage | undefined, recent: Recent): void {
  try {
    storage?.setItem(key, JSON.stringify(recent));
  } catch {
    // Full or switched off: nothing is remembered.
  }
}

function isQuery(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longestQuery && !/[\n\r]/.test(value);
}

function isPage(value: unknown): value is RecentPage {
  const { path, title } = (value ?? {}) as Partial<RecentPage>;
  return (
    typeof path === 'string' &&
    remembered.test(path) &&
    typeof title === 'string' &&
    title !== '' &&
    title.length <= longestTitle
  );
}
