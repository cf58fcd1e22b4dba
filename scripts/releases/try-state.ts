import { stripVTControlCharacters } from 'node:util';
import type { Browser, BrowserContext } from '@playwright/test';
import type { Answers } from './answers';
import { askSite } from './ask-site';
import type { State } from './mixtures';
import { type Releases, serveMixed } from './serve-mixed';

/** Longest wait for anything in a page, in milliseconds. */
const patience = 15_000;

export interface Outcome {
  /** Absent if one of them did not come. */
  answers?: Answers;
  /** Errors of pages and workers, refused loads and missing files among them. */
  faults: string[];
}

/** Ask everything of two releases in one state. No copy for reading without network answers. */
export async function tryState(browser: Browser, releases: Releases, { opened, later }: State): Promise<Outcome> {
  const faults: string[] = [];
  const contexts: BrowserContext[] = [];
  const host = await serveMixed(releases, opened, (what) => faults.push(what));
  const newPage = async () => {
    const context = await browser.newContext({ baseURL: host.origin, serviceWorkers: 'block' });
    contexts.push(context);
    context.setDefaultTimeout(patience);
    watch(context, faults);
    return context.newPage();
  };
  try {
    return { answers: await askSite(newPage, () => host.mix(later ?? opened)), faults };
  } catch (error) {
    faults.push(stripVTControlCharacters((error as Error).message).replace(/\s+/g, ' '));
    return { faults };
  } finally {
    for (const context of contexts) await context.close();
    await host.stop();
  }
}

/** Browsers tell what a policy forbids, and what could not be loaded, as errors in the console. */
function watch(context: BrowserContext, faults: string[]): void {
  context.on('weberror', (error) => faults.push(`error: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  context.on('requestfailed', (request) => {
    // A page that is left no longer waits for what it asked for.
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') faults.push(`${request.url()} failed: ${reason}`);
  });
}
