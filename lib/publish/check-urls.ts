import type { VFile } from 'vfile';
import { report, warn } from '../rules';
import type { Addresses } from './addresses';
import type { Redirect } from './redirects';
import { type LockedPage, parseUrlLock } from './url-lock';

/**
 * Compare what is published with everything that ever was. A lost address without a redirect is an error, a new one that
 * is not locked yet a warning.
 *
 * @param lock `content/urls.lock`, which gets the messages
 */
export function checkUrls(addresses: Addresses, lock: VFile, redirects: readonly Redirect[]): void {
  const locked = parseUrlLock(String(lock.value));
  const moved = new Set(redirects.map(({ from }) => `${from.path}#${from.anchor}`));
  for (const page of locked) {
    if (moved.has(`${page.path}#`)) continue;
    const anchors = addresses.get(page.path);
    if (!anchors) {
      report(lock, 'url-lost', { line: page.line }, page.path);
      continue;
    }
    for (const anchor of page.anchors) {
      const address = `${page.path}#${anchor}`;
      if (!anchors.has(anchor) && !moved.has(address)) report(lock, 'url-lost', { line: page.line }, address);
    }
  }
  const unlocked = newAddresses(addresses, locked);
  if (unlocked[0]) warn(lock, 'url-unlocked', { line: 1 }, unlocked[0], unlocked.length - 1);
}

/** What is published and not locked yet. */
export function newAddresses(addresses: Addresses, locked: readonly LockedPage[]): string[] {
  const known = new Map(locked.map((page) => [page.path, new Set(page.anchors)]));
  return [...addresses].flatMap(([path, anchors]) => {
    const before = known.get(path);
    const added = [...anchors].filter((anchor) => !before?.has(anchor)).map((anchor) => `${path}#${anchor}`);
    return before ? added : [path, ...added];
  });
}
