import type { Addresses } from './addresses';

/** One line of `content/urls.lock`. */
export interface LockedPage {
  path: string;
  anchors: readonly string[];
  /** 1-based. */
  line: number;
}

const heading =
  '# Every address ever published, a page a line: path, tab, anchors. Written by `npm run check:urls -- --update`.';

/** Read `content/urls.lock`. Lines that start with `#` are for people. */
export function parseUrlLock(text: string): LockedPage[] {
  return text.split('\n').flatMap((line, index) => {
    if (line === '' || line.startsWith('#')) return [];
    const [path = '', anchors = ''] = line.split('\t');
    return [{ path, anchors: expandAnchors(anchors), line: index + 1 }];
  });
}

/** An anchor that begins with a full stop goes on from the last one that doesn't: `errSecParam .causes .check`. */
function expandAnchors(text: string): string[] {
  let whole = '';
  return text
    .split(' ')
    .filter(Boolean)
    .map((anchor) => {
      if (anchor.startsWith('.')) return whole + anchor;
      whole = anchor;
      return anchor;
    });
}

function shortenAnchors(anchors: readonly string[]): string {
  let whole = '';
  return anchors
    .map((anchor) => {
      if (whole && anchor.startsWith(`${whole}.`)) return anchor.slice(whole.length);
      whole = anchor;
      return anchor;
    })
    .join(' ');
}

/** Everything that was locked, and everything that is published now, in an order that depends on nothing else. */
export function serializeUrlLock(locked: readonly LockedPage[], published: Addresses): string {
  const pages = new Map<string, Set<string>>();
  for (const [path, anchors] of [...locked.map((page) => [page.path, page.anchors] as const), ...published]) {
    const known = pages.get(path) ?? new Set();
    for (const anchor of anchors) known.add(anchor);
    pages.set(path, known);
  }
  const lines = [...pages].map(([path, anchors]) => [path, shortenAnchors([...anchors].sort())].join('\t').trimEnd());
  return `${heading}\n${lines.sort().join('\n')}\n`;
}
