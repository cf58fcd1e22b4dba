import { expect, type Page } from '@playwright/test';
import { foreignHost } from './payloads';

/** Elements that pages and islands are made of. Others can only come from text that was taken for markup. */
const known = new Set(
  [
    'html head meta title link script noscript body a header footer main nav search article section aside div p span',
    'h1 h2 h3 h4 ul ol li dl dt dd table caption thead tbody tr th td form label input textarea select option button',
    'details summary figure figcaption blockquote pre code kbd mark strong em b i time hr br dialog bdi wbr style',
    'svg g rect path text tspan desc circle line polyline polygon marker defs',
  ]
    .join(' ')
    .split(' '),
);

export interface Watch {
  /** @throws if anything ran, was loaded, asked, refused or made that should not have been */
  check(what: string): Promise<void>;
}

/**
 * Watch a page for everything that hostile input could do to it. To be called before the first page is opened.
 *
 * @param own beginning of every address the page may ask for
 */
export async function watchPage(page: Page, own: string): Promise<Watch> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', ({ message }) => {
    // Chromium reports a fade between two pages that it gave up; none of our scripts starts one.
    if (!message.startsWith('Transition was ')) seen.push(`error: ${message}`);
  });
  page.on('popup', (popup) => seen.push(`window: ${popup.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith('blob:')) seen.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      refused.push(`${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  return {
    async check(what) {
      const found = await page.evaluate(inspect, [...known]);
      expect({ ...found, seen }, what).toEqual({
        ran: false,
        refused: [],
        polluted: [],
        cookie: '',
        strange: [],
        links: [],
        headings: 1,
        shown: true,
        seen: [],
      });
      expect(page.url().startsWith(own), `${what} led to ${page.url()}`).toBe(true);
      expect(new URL(page.url()).hostname).not.toBe(foreignHost);
    },
  };
}

/** Runs in the page. */
function inspect(known: string[]) {
  const { ranHostile, refused } = window as unknown as { ranHostile?: unknown; refused: string[] };
  const strange: string[] = [];
  const links: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    const handler = element.getAttributeNames().find((name) => /^on|^style$|^srcdoc$/.test(name));
    const isFigure = element.closest('svg') !== null && element.closest('svg.figure') === null;
    // The decoder as one file says where its links lead; its policy allows no other base.
    const isOwnBase = element.matches('head > base') && location.protocol === 'file:';
    if ((!known.includes(element.localName) && !isOwnBase) || handler || isFigure)
      strange.push(element.outerHTML.slice(0, 120));
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (!/^(?:https?|file):$/.test(link.protocol) || link.hostname.endsWith('hostile.example')) links.push(link.href);
  }
  for (const form of document.querySelectorAll('form')) {
    const action = form.getAttribute('action');
    if (action !== null && action !== '/search/') links.push(action);
  }
  const heading = document.querySelector('h1');
  return {
    ran: ranHostile !== undefined,
    refused: [...refused],
    polluted: [...Object.keys(Object.prototype), ...('polluted' in {} ? ['polluted'] : [])],
    cookie: location.protocol === 'file:' ? '' : document.cookie,
    strange,
    links,
    headings: document.querySelectorAll('h1').length,
    shown: heading?.checkVisibility() ?? false,
  };
}
