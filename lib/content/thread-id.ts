/** Hosts that serve threads right below their root; all others, mirrors included, have them below `/forums/`. */
const oldHosts = new Set(['forums.developer.apple.com', 'devforums.apple.com', 'origin-devforums.apple.com']);

/**
 * The number of a forum thread in an address, the same however the host is spelled and whichever answer it points to.
 *
 * @param address absolute, or relative to the forum's host
 */
export function threadIdOf(address: string): string | undefined {
  const match = /^(?:https?:\/\/([^/?#\s]+))?(\/forums)?\/thread\/(\d{1,15})(?:[/?#]|$)/i.exec(address.trim());
  if (!match) return undefined;
  const [, host, below, id] = match;
  return below || (host !== undefined && oldHosts.has(host.toLowerCase())) ? id : undefined;
}

/** The one number of the threads that some addresses name; `undefined` if they name none or several. */
export function onlyThreadOf(addresses: Iterable<string>): string | undefined {
  const ids = new Set([...addresses].flatMap((address) => threadIdOf(address) ?? []));
  return ids.size === 1 ? [...ids][0] : undefined;
}
