import { contentSecurityPolicy } from './headers';

/** What finishing a page found wrong; each is a sentence. */
export interface FinishedPage {
  html: string;
  problems: string[];
}

/**
 * Take the framework's runtime out of one exported page and put the content security policy in.
 *
 * Works on text, not on a tree: the input is React's own output, where `<` and `>` stand nowhere but in tags, so a tag
 * can be found by a pattern. `tests/e2e/pages.spec.ts` proves the result on every page with a real parser.
 *
 * @param html as `next build` exported it
 */
export function finishPage(html: string): FinishedPage {
  const stripped = withoutScripts(html)
    .replace(/<link\b[^<>]*>/g, (tag) => (/\/_next\//.test(tag) ? '' : tag))
    .replace(/<!--(?:\/?\$[!?]?|\/?&|\s*)-->/g, '')
    .replace(/<meta name="next-size-adjust"[^<>]*>/g, '')
    .replace(repeated, '')
    .replace(/<div hidden="">\s*<\/div>/g, '');
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy('meta')}">`;
  const start = stripped.indexOf('<head>') + '<head>'.length;
  const end = stripped.indexOf('</head>', start);
  const head = start < '<head>'.length || end < 0 ? undefined : stripped.slice(start, end);
  const finished =
    head === undefined ? stripped : stripped.slice(0, start) + policy + orderHead(head) + stripped.slice(end);
  return { html: finished, problems: problemsOf(finished) };
}

/** What the framework says twice: a stylesheet is linked beside its preload; a card takes the page's own words and image. */
const repeated = /<link rel="preload"[^<>]* as="style"[^<>]*>|<meta name="twitter:(?!card")[^<>]*>/g;

/** Without the scripts of the framework, from the tag that opens each to the nearest one that closes it. */
function withoutScripts(html: string): string {
  const pieces = html.split('</script>');
  const last = pieces.pop() ?? '';
  const kept = pieces.map((piece) => {
    const tag = /<script\b([^<>]*)>/.exec(piece);
    return tag && !keepsScript(tag[1] ?? '') ? piece.slice(0, tag.index) : `${piece}</script>`;
  });
  return kept.join('') + last;
}

/** Our own scripts, and data that no browser runs as script. */
function keepsScript(attributes: string): boolean {
  return /\bsrc="\/assets\//.test(attributes) || /\btype="(?:application\/ld\+json|speculationrules)"/.test(attributes);
}

const headElement =
  /<title>[^<]*<\/title>|<script\b[^<>]*>(?:[^<]|<(?!\/?script\b))*<\/script>|<(?:meta|link)\b[^<>]*>/g;

/** First what a browser needs first; the rest by its text. */
const headOrder = [
  /^<meta charset/i,
  /^<meta name="viewport"/,
  /^<title/,
  // The second stylesheet goes by the first.
  /^<link rel="(?:preload|stylesheet)"(?![^<>]*data-precedence)/,
  /^<link rel="stylesheet"/,
  /^<script/,
];

/**
 * Put the elements of a head into one order: in the framework's output they come as its parts got ready, which differs
 * between versions of Node. Scripts keep theirs. A head with anything else in it is left alone.
 */
function orderHead(head: string): string {
  const elements = head.match(headElement) ?? [];
  if (elements.join('') !== head) return head;
  const placeOf = (element: string) => {
    const place = headOrder.findIndex((pattern) => pattern.test(element));
    return place < 0 ? headOrder.length : place;
  };
  return elements
    .toSorted((a, b) => placeOf(a) - placeOf(b) || (a.startsWith('<script') || a === b ? 0 : a < b ? -1 : 1))
    .join('');
}

function problemsOf(html: string): string[] {
  const problems: string[] = [];
  if (/<template\b/.test(html) || /\bid="[BSP]:\d+"/.test(html))
    problems.push('content is left in streaming templates');
  if (/\/_next\//.test(html)) problems.push('a framework file is still referred to');
  const tags = html.split('<').map((part) => part.split('>', 1)[0] ?? '');
  if (tags.some((tag) => /\son[a-z]+="/.test(tag))) problems.push('an element has an inline handler');
  if (tags.some((tag) => /\sstyle="/.test(tag))) problems.push('an element has an inline style');
  if (!html.includes('http-equiv="Content-Security-Policy"')) problems.push('the content security policy is missing');
  return problems;
}
