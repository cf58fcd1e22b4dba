/** Addresses that no page is made ready for: they start work of their own, or are files. */
const notReady = ['/search/*', '/decode/*', '/api/*', '/*.md', '/*.xml', '/*.txt', '/errsec-decoder.html'];

/**
 * What a browser that knows speculation rules may do when a reader rests on a link: make the page ready, so that it is
 * there at the click. Inline, and allowed by its hash: the keyword `'inline-speculation-rules'` makes other browsers
 * log a warning on every page, and a header would cost a request.
 */
export const speculationRules = JSON.stringify({
  prerender: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: notReady } },
          { not: { selector_matches: '[href^="#"], [download]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
});
