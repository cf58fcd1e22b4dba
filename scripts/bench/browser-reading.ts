import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { openVisit } from './browser-session';
import { openTab, type Tab } from './tab-browser';

/** Time for what a page does by itself when it is opened, and for a reader to rest on a link. */
const restMs = 700;

export interface FirstVisit {
  largestPaintMs: number;
  transferKb: number;
  scriptKb: number;
  requests: number;
}

/** Open a page as a first visitor. Largest paint counts from the start of the navigation; bytes are compressed, without headers. */
export async function measureFirstVisit(browser: Browser, slowdown: number, address: string): Promise<FirstVisit> {
  const { context, page, devtools } = await openVisit(browser, slowdown);
  // The policy of this site forbids the scripts that Next writes into its pages.
  await devtools.send('Page.setBypassCSP', { enabled: true });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.waitForTimeout(restMs);
  const visit = await page.evaluate(async () => {
    const largest = await new Promise<number>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
        type: 'largest-contentful-paint',
        buffered: true,
      });
    });
    const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const sizes = (files as PerformanceResourceTiming[]).map(({ name, initiatorType, encodedBodySize }) => ({
      script: initiatorType === 'script' || /\.js$/.test(name),
      size: encodedBodySize,
    }));
    const sum = (some: { size: number }[]) => some.reduce((total, { size }) => total + size, 0) / 1000;
    return {
      largestPaintMs: largest,
      transferKb: sum(sizes),
      scriptKb: sum(sizes.filter(({ script }) => script)),
      requests: sizes.length,
    };
  });
  await context.close();
  return visit;
}

export interface Walk {
  /** Milliseconds of each click. */
  times: number[];
  /** Pages that had been made ready before the click. */
  ready: number;
}

export interface WalkOptions {
  slowdown: number;
  /** Pages in the order of the walk; each links to the next. */
  addresses: readonly string[];
  /** Whether speculation rules are followed; without, the page is as in a browser that knows none. */
  rules: boolean;
  /** Lets scripts run that the server's policy forbids. */
  anyScript: boolean;
}

/**
 * Follow links from entry to entry, and time each from the click's own time to the frame that shows the next page's
 * heading: the first task after the animation frame after the heading has changed. A page that was made ready draws its
 * first frame when it is shown.
 */
export async function measureWalk({ slowdown, addresses, rules, anyScript }: WalkOptions): Promise<Walk> {
  const prepare = rules ? [watchHeadings] : [watchHeadings, removeRules];
  const tab = await openTab({ slowdown, prepare, anyScript });
  const [first = '', ...others] = addresses;
  const walk: Walk = { times: [], ready: 0 };
  try {
    await tab.goto(first);
    await settle(tab);
    for (const address of others) {
      const link = `main a[href="${new URL(address).pathname}"]`;
      // Time for a router, or for the browser by its rules, to fetch what it wants to have before the click.
      await tab.hover(link);
      await wait(restMs);
      await tab.evaluate("localStorage.removeItem('shown')");
      await tab.press();
      walk.times.push(await readTime(tab));
      if (await tab.evaluate<boolean>(wasMadeReady)) walk.ready += 1;
      await settle(tab);
    }
  } finally {
    await tab.close();
  }
  return walk;
}

async function settle(tab: Tab): Promise<void> {
  await wait(restMs);
  await tab.evaluate("document.readyState === 'complete' || new Promise((done) => addEventListener('load', done))");
}

async function readTime(tab: Tab): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    await wait(50);
    // While the document is being replaced there is nothing to ask.
    const shown = await tab.evaluate<string | null>("localStorage.getItem('shown')").catch(() => null);
    if (shown) return Number(shown) - Number(await tab.evaluate("localStorage.getItem('clicked')"));
  }
  throw new Error('Cannot see the page that a link leads to');
}

const wasMadeReady = "performance.getEntriesByType('navigation')[0].activationStart > 0";

function removeRules(): void {
  new MutationObserver(() => document.querySelector('script[type="speculationrules"]')?.remove()).observe(document, {
    childList: true,
    subtree: true,
  });
}

/** Runs in each page before its scripts. Times are those of the clock, since they cross from one document to the next. */
function watchHeadings(): void {
  const now = (time: number) => String(performance.timeOrigin + time);
  addEventListener('click', (event) => localStorage.setItem('clicked', now(event.timeStamp)), true);
  const channel = new MessageChannel();
  channel.port1.onmessage = () => localStorage.setItem('shown', now(performance.now()));
  let last = '';
  new MutationObserver(() => {
    const heading = document.querySelector('h1')?.textContent ?? '';
    if (heading === last) return;
    last = heading;
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }).observe(document, { childList: true, characterData: true, subtree: true });
}
