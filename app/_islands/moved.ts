/**
 * The only script of a page that has moved: go on to where it is now, with the anchor one arrived with. An anchor that
 * moved elsewhere has a link of its own on the page.
 */
const whole = document.querySelector<HTMLAnchorElement>('a[data-moved]');
const part = location.hash.length > 1 ? document.getElementById(decode(location.hash.slice(1))) : null;
if (part instanceof HTMLAnchorElement) location.replace(part.href);
else if (whole) location.replace(whole.href + (whole.hash ? '' : location.hash));

/** Anybody can write an address, so it may not be decodable. */
function decode(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
