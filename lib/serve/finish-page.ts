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
  const stripped = html
    .replace(/<script\b([^>]*)>[\s\S]*?<\/script>/g, (tag, attributes: string) => (keepsScript(attributes) ? tag : ''))
    .replace(/<link\b[^>]*>/g, (tag) => (/\/_next\//.test(tag) ? '' : tag))
    .replace(/<!--(?:\/?\$[!?]?|\/?&|\s*)-->/g, '')
    .replace(/<meta name="next-size-adjust"[^>]*>/g, '')
    .replace(/<div hidden="">\s*<\/div>/g, '');
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy('meta')}">`;
  const finished = stripped.replace(/<head>/, `<head>${policy}`);
  return { html: finished, problems: problemsOf(finished) };
}

/** Our own scripts, and data that no browser runs as script. */
function keepsScript(attributes: string): boolean {
  return /\bsrc="\/assets\//.test(attributes) || /\btype="(?:application\/ld\+json|speculationrules)"/.test(attributes);
}

function problemsOf(html: string): string[] {
  const problems: string[] = [];
  if (/<template\b/.test(html) || /\bid="[BSP]:\d+"/.test(html))
    problems.push('content is left in streaming templates');
  if (/\/_next\//.test(html)) problems.push('a framework file is still referred to');
  if (/\son[a-z]+="/.test(html.replace(/>[^<]*</g, '><'))) problems.push('an element has an inline handler');
  if (/<[^>]+\sstyle="/.test(html)) problems.push('an element has an inline style');
  if (!html.includes('http-equiv="Content-Security-Policy"')) problems.push('the content security policy is missing');
  return problems;
}
