import { type ChildProcess, spawn } from 'node:child_process';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '@/scripts/find-browser';
import { slowWorkers } from './browser-workers';

export interface ServedSite {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  stop: () => Promise<void>;
}

/** Serve a finished site as `npm start` does, in a process of its own, on a free port of this machine. */
export async function serveSite(folder: string): Promise<ServedSite> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts', '--no-build', '--from', folder], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => resolve(Number(/:(\d+)/.exec(String(chunk))?.[1])));
    child.on('exit', (code) => reject(new Error(`Cannot serve ${folder}: exit code ${code}`)));
  });
  return { origin: `http://127.0.0.1:${port}`, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/**
 * When frames are drawn: `display`, sixty times a second, as on a screen; `at-once`, as soon as there is something to
 * draw, which shows the work alone.
 */
export type Frames = 'display' | 'at-once';

/** Chromium without anything that runs beside a page. */
export function openBrowser(frames: Frames): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(frames === 'at-once' ? ['--disable-frame-rate-limit', '--disable-gpu-vsync'] : []),
      // For workers that stand still: Atomics.wait.
      '--enable-features=SharedArrayBuffer',
      // In some sessions, chosen at random, it looks where links are a while after they change. That is a frame without news,
      // and drawn at once the next one waits 17 ms for it.
      '--disable-features=NavigationPredictor',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  devtools: CDPSession;
}

/**
 * A first visit: nothing cached, nothing stored, no copy for reading without network.
 *
 * @param slowdown how many times slower the page's thread computes, and its workers unless they are left out
 */
export async function openVisit(
  browser: Browser,
  slowdown: number,
  prepare?: () => void,
  withWorkers = true,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  // What the compiler puts around functions that have names.
  await page.addInitScript({ content: 'globalThis.__name = (value) => value;' });
  if (prepare) await page.addInitScript(prepare);
  const devtools = await context.newCDPSession(page);
  if (slowdown > 1) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    if (withWorkers) await slowWorkers(devtools, slowdown);
  }
  return { context, page, devtools };
}
