import type { Browser } from '@playwright/test';
import { samples } from '@/app/_islands/decoder-samples';
import { openVisit } from './browser-session';
import { type LongestTasks, traceTasks } from './browser-tasks';

/** Lines without a fault between two faults. */
const linesBetween = 40;

/** A log of a million characters: lines that say nothing, and among them the decoder's own samples, again and again. */
export function longLog(length = 1_000_000): string {
  const parts: string[] = [];
  let size = 0;
  for (let number = 0; size < length; number += 1) {
    const sample = number % linesBetween === 0 ? samples[(number / linesBetween) % samples.length] : undefined;
    const clock = `2026-02-11 09:${pad((number / 60_000) | 0, 2)}:${pad(((number / 1000) % 60) | 0, 2)}.${pad(number % 1000, 3)}`;
    const line = sample?.text ?? `${clock} Df Notes[4120:2f3a] [com.example.notes:store] saved 3 of 3 records\n`;
    parts.push(line);
    size += line.length;
  }
  return parts.join('').slice(0, length);
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

export interface Decoded extends LongestTasks {
  logKb: number;
  /** From the paste event to the frame with the findings. */
  findingsMs: number;
}

/** Paste a long log into the decoder, with its worker and tables loaded, from the clipboard by the keyboard. */
export async function measureDecoder(browser: Browser, origin: string, slowdown: number): Promise<Decoded> {
  const { context, page } = await openVisit(browser, slowdown, watchFindings);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${origin}/decode/`, { waitUntil: 'networkidle' });
  const field = page.locator('#decoder-text');
  await field.focus();
  const log = longLog();
  await page.evaluate((text) => navigator.clipboard.writeText(text), log);
  // What Playwright itself puts into a page to wait there is not the page's work.
  await page.waitForFunction(() => document.readyState === 'complete');
  await page.waitForTimeout(500);
  const tasks = await traceTasks(browser, page, async () => {
    await page.keyboard.press('Control+V');
    await page.waitForFunction(() => decoded.painted !== undefined);
    // The text with its marks goes on being put in, part by part.
    await page.waitForFunction(
      (end) => document.querySelector('.annotated')?.lastChild?.textContent?.endsWith(end),
      log.slice(-80),
      { polling: 200 },
    );
  });
  const findingsMs = await page.evaluate(() => (decoded.painted ?? 0) - (decoded.pasted ?? 0));
  await context.close();
  return { ...tasks, logKb: log.length / 1000, findingsMs };
}

declare global {
  var decoded: { pasted?: number; painted?: number };
}

/** Runs in the page before its scripts: when a text was pasted, and when the first findings after it were painted. */
function watchFindings(): void {
  globalThis.decoded = {};
  addEventListener(
    'paste',
    (event) => {
      decoded.pasted = event.timeStamp;
    },
    true,
  );
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    decoded.painted ??= performance.now();
  };
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.decoded-findings')) return;
    observer.disconnect();
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }).observe(document, { childList: true, subtree: true });
}
