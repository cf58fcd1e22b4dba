import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { findBrowser } from '@/scripts/find-browser';

export interface TabOptions {
  slowdown: number;
  /** Run in every document before its scripts. */
  prepare: readonly (() => void)[];
  /** Lets scripts run that the server's policy forbids. */
  anyScript: boolean;
}

/** One tab of a new browser with nothing stored. */
export interface Tab {
  goto(address: string): Promise<void>;
  /** Evaluate in the document that is shown; one that is only being made ready is none. */
  evaluate<Result>(expression: string): Promise<Result>;
  /** Move the pointer to a link of the document, having scrolled it into view. */
  hover(selector: string): Promise<void>;
  /** Press and release at once where the pointer is. */
  press(): Promise<void>;
  close(): Promise<void>;
}

interface Message {
  id?: number;
  method?: string;
  sessionId?: string;
  params?: { sessionId?: string };
  result?: unknown;
  error?: { message: string };
}

interface Waiting {
  sessionId: string | undefined;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

type Send = (method: string, params?: object, session?: string) => Promise<unknown>;

/**
 * A Chromium driven through its tab, over a pipe. Playwright drives pages one by one, and Chromium makes no page ready for
 * a tool that does: it would not know which of two documents is the page.
 */
export async function openTab({ slowdown, prepare, anyScript }: TabOptions): Promise<Tab> {
  const profile = await mkdtemp(path.join(tmpdir(), 'errsec-browser-'));
  const child = spawn(findBrowser(), [...switches, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const pages = new Set<string>();
  const send = openPipe(child, ({ method, params }) => {
    const session = params?.sessionId;
    if (method === 'Target.detachedFromTarget' && session) pages.delete(session);
    if (method === 'Target.attachedToTarget' && session) void startPage(session);
  });
  const startPage = async (session: string) => {
    if (session === tabSession) return;
    pages.add(session);
    const source = `globalThis.__name = (value) => value; ${prepare.map((run) => `(${run})();`).join('')}`;
    await Promise.all([
      send('Page.enable', {}, session),
      send('Page.addScriptToEvaluateOnNewDocument', { source }, session),
      ...(anyScript ? [send('Page.setBypassCSP', { enabled: true }, session)] : []),
      ...(slowdown > 1 ? [send('Emulation.setCPUThrottlingRate', { rate: slowdown }, session)] : []),
      send('Runtime.runIfWaitingForDebugger', {}, session),
    ]).catch(() => undefined);
  };
  let tabSession = '';
  tabSession = await attachToTab(send);
  const attach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
  await send('Target.setAutoAttach', attach, tabSession);

  // One that is being made ready is hidden, and so is one that is kept for going back; a frozen one doesn't answer.
  const isShown = async (session: string) => {
    const seen = evaluateIn(send, session, "document.visibilityState === 'visible'").catch(() => false);
    return (await Promise.race([seen, wait(1000, false)])) === true;
  };
  const shown = async (): Promise<string> => {
    for (let tries = 0; tries < 100; tries += 1) {
      for (const session of [...pages].reverse()) if (await isShown(session)) return session;
      await wait(20);
    }
    throw new Error('Cannot find the document that the tab shows');
  };
  let at = { x: 0, y: 0 };
  return {
    goto: async (url) => void (await send('Page.navigate', { url }, await shown())),
    evaluate: async <Result>(expression: string) => (await evaluateIn(send, await shown(), expression)) as Result,
    hover: async (selector) => {
      const session = await shown();
      at = (await evaluateIn(send, session, pointIn(selector))) as typeof at;
      await send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at }, session);
    },
    press: async () => {
      const session = await shown();
      const button = { ...at, button: 'left', clickCount: 1 };
      // The second is not always answered, since the page may be gone by then.
      for (const type of ['mousePressed', 'mouseReleased'])
        send('Input.dispatchMouseEvent', { type, ...button }, session).catch(() => undefined);
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await send('Browser.close').catch(() => child.kill());
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const switches = [
  '--headless=new',
  '--remote-debugging-pipe',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--window-size=1280,900',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** The middle of the last link that a selector matches. */
function pointIn(selector: string): string {
  return `(() => {
    const link = [...document.querySelectorAll(${JSON.stringify(selector)})].at(-1);
    link.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, height } = link.getClientRects()[0];
    return { x: left + 20, y: top + height / 2 };
  })()`;
}

async function attachToTab(send: Send): Promise<string> {
  const { targetInfos } = (await send('Target.getTargets', { filter: [{ type: 'tab' }] })) as {
    targetInfos: { targetId: string }[];
  };
  const targetId = targetInfos[0]?.targetId;
  if (!targetId) throw new Error('Cannot find the tab of the browser');
  return ((await send('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string }).sessionId;
}

async function evaluateIn(send: Send, session: string, expression: string): Promise<unknown> {
  const parameters = { expression, returnByValue: true, awaitPromise: true };
  const { result, exceptionDetails } = (await send('Runtime.evaluate', parameters, session)) as {
    result: { value?: unknown };
    exceptionDetails?: { exception?: { description?: string } };
  };
  if (exceptionDetails) throw new Error(`Cannot evaluate in the page: ${exceptionDetails.exception?.description}`);
  return result.value;
}

/** Messages of the DevTools protocol, each ended by a zero byte. */
function openPipe(child: ChildProcess, receive: (message: Message) => void): Send {
  const [, , , input, output] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, Waiting>();
  const giveUp = (session?: string) => {
    for (const [id, { sessionId, reject }] of waiting) {
      if (session !== undefined && sessionId !== session) continue;
      waiting.delete(id);
      reject(new Error('The page or the browser has ended'));
    }
  };
  let rest = '';
  let lastId = 0;
  output.setEncoding('utf8');
  output.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      const asked = message.id === undefined ? undefined : waiting.get(message.id);
      if (message.method === 'Target.detachedFromTarget') giveUp(message.params?.sessionId ?? '');
      if (message.id === undefined) receive(message);
      else waiting.delete(message.id);
      if (message.error) asked?.reject(new Error(message.error.message));
      else asked?.resolve(message.result);
    }
  });
  child.on('exit', () => giveUp());
  return (method, params = {}, sessionId) => {
    const id = ++lastId;
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { sessionId, resolve, reject }));
    input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    return answer;
  };
}
