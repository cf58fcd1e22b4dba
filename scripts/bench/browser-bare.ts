import type { Browser } from '@playwright/test';
import { keyTimes, record } from './browser-recorder';
import { typeAll } from './browser-search';
import { openVisit } from './browser-session';

/** As many results, and as much text in each, as the search field of the site shows. */
const script = `
const worker = new Worker(URL.createObjectURL(new Blob(['onmessage = ({ data }) => postMessage(data)'])));
const [field, list] = [document.querySelector('input'), document.querySelector('div')];
let asked = 0;
field.addEventListener('input', () => worker.postMessage({ id: ++asked, query: field.value }));
worker.addEventListener('message', ({ data: { id, query } }) => {
  const make = (name, ...children) => {
    const element = document.createElement(name);
    element.append(...children);
    return element;
  };
  const result = (_, row) =>
    make('a', make('b', id + ' ' + query + ' as a title of row ' + row), make('p', 'Some words before ', make('mark', query), ' and as many words after it as are needed to fill the two lines that every result has below its title.'), make('i', 'entry, confirmed, macOS'));
  list.dataset.query = query;
  list.replaceChildren(...Array.from({ length: 8 }, result));
});`;

const page = `<!doctype html><title>Bare</title><style>a, p { display: block; margin: 0; font: 14px sans-serif }</style>
<input><div style="width: 700px"></div><script>${script}</script>`;

/**
 * The same typing into a page that has nothing but a field and a list: a worker gives every question back, and the list is
 * made anew, all eight rows at once. A search that has the same to draw can't be faster in this browser on this machine.
 *
 * @returns milliseconds for each key
 */
export async function measureBareTyping(
  browser: Browser,
  slowdown: number,
  queries: readonly string[],
): Promise<number[]> {
  const { context, page: bare } = await openVisit(browser, slowdown, record);
  const address = 'http://localhost/bare';
  await context.route(address, (route) => route.fulfill({ contentType: 'text/html', body: page }));
  await bare.goto(address);
  await bare.locator('input').focus();
  await bare.waitForTimeout(500);
  await typeAll(bare, queries);
  const times = await keyTimes(bare);
  await context.close();
  return times;
}
