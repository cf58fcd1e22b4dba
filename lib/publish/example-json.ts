/** Most characters of a text in an example. */
const longest = 72;

/** A file of the interface as an example: texts are cut, and of each list only the first item is shown. */
export function exampleJson(value: unknown): string {
  return JSON.stringify(shorten(value), null, 2);
}

function shorten(value: unknown): unknown {
  if (typeof value === 'string') return value.length > longest ? `${value.slice(0, longest).trimEnd()} …` : value;
  if (Array.isArray(value)) return value.slice(0, 1).map(shorten);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shorten(inner)]));
}
