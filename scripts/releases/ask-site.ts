import type { Locator, Page } from '@playwright/test';
import { type Answers, number } from './answers';

const log = `Error Domain=NSOSStatusErrorDomain Code=${number} "Client has neither application-identifier nor keychain-access-groups entitlements"`;

/**
 * Search, look up, decode, follow a hit and go back, as readers would.
 *
 * @param newPage opens an empty page of a reader who has nothing cached or stored
 * @param whenOpen called when pages are open, with search and decoder in use in two of them
 * @throws if an answer does not come
 */
export async function askSite(newPage: () => Promise<Page>, whenOpen: () => void): Promise<Answers> {
  const open = async (address: string) => {
    const page = await newPage();
    await page.goto(address, { waitUntil: 'networkidle' });
    return page;
  };
  const [home, about, decoder] = [await open('/'), await open('/about/'), await open('/decode/')];
  await search(home, '#home-search', 'keychain access group');
  await decode(decoder, 'OSStatus -25300');
  whenOpen();
  const hits = await search(home, '#home-search', number);
  return {
    number: hits,
    untouched: await search(about, '#site-search', number),
    words: await search(home, '#home-search', 'screen recording permission asked again'),
    decoder: await decode(decoder, log),
    opened: await follow(home),
    back: await goBack(home),
    lookUp: await lookUp(home),
  };
}

async function search(page: Page, field: string, query: string): Promise<string> {
  await page.locator(field).fill('');
  const hits = page.getByRole('listbox', { name: 'Results' }).getByRole('option');
  await hits.first().waitFor({ state: 'detached' });
  await page.locator(field).fill(query);
  await hits.first().waitFor();
  await page.locator('[data-whole]').first().waitFor({ state: 'attached' });
  return (await hits.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).join('\n');
}

/** Open the first hit for the number from the home page. */
async function follow(page: Page): Promise<string> {
  await search(page, '#home-search', number);
  await page.getByRole('option').first().click();
  await page.waitForURL('**/errors/**');
  return textOf(page.getByRole('heading', { level: 1 }));
}

async function goBack(page: Page): Promise<string> {
  await page.goBack({ waitUntil: 'networkidle' });
  return search(page, '#home-search', number);
}

async function lookUp(page: Page): Promise<string> {
  await page.goto(`/errors/?n=${number}`);
  const answer = page.getByRole('region', { name: `What ${number} means` });
  await answer.waitFor();
  return textOf(answer);
}

async function decode(page: Page, text: string): Promise<string> {
  await page.getByRole('button', { name: 'Clear' }).click();
  const findings = page.getByRole('region', { name: 'Findings' });
  await findings.waitFor({ state: 'detached' });
  await page.getByRole('textbox', { name: 'Log, error dump or tool output' }).fill(text);
  await page.getByRole('button', { name: 'Decode', exact: true }).click();
  await findings.waitFor();
  return textOf(findings);
}

async function textOf(element: Locator): Promise<string> {
  return (await element.textContent()) ?? '';
}
