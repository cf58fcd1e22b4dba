import type { CDPSession } from '@playwright/test';

interface Attached {
  sessionId: string;
  targetInfo: { type: string; url: string };
}

/**
 * Make every worker that the page starts from now on compute that many times slower. Chromium slows only the thread of
 * the page, so a worker waits, busy, before it sends an answer: as long as the answer's computing took, times one less
 * than the slowdown. Time spent on the network doesn't count.
 */
export async function slowWorkers(devtools: CDPSession, slowdown: number): Promise<void> {
  devtools.on('Target.attachedToTarget', ({ sessionId }: Attached) => {
    const send = (method: string, params: object) => sendToWorker(devtools, sessionId, method, params);
    void send('Runtime.evaluate', { expression: `(${delayAnswers})(${slowdown})` });
    void send('Runtime.runIfWaitingForDebugger', {});
  });
  await devtools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
}

/** As text, since it runs in the worker and must be taken as it is written. */
const delayAnswers = `(slowdown) => {
  const send = self.postMessage.bind(self);
  const load = self.fetch.bind(self);
  let asked = 0, idle = 0, pending = 0, since = 0;
  self.addEventListener('message', () => { asked = performance.now(); idle = 0; since = asked; });
  self.fetch = async (...request) => {
    if (pending++ === 0) since = performance.now();
    try {
      const response = await load(...request);
      return new Response(await response.arrayBuffer(), response);
    } finally {
      if (--pending === 0) idle += performance.now() - since;
    }
  };
  self.postMessage = (...message) => {
    const now = performance.now();
    const until = now + (now - asked - idle) * (slowdown - 1);
    while (performance.now() < until);
    send(...message);
  };
}`;

export interface Heap {
  /** Megabytes of scripts' objects, and of the buffers they hold. */
  objectsMb: number;
  buffersMb: number;
}

interface HeapUsage {
  usedSize: number;
  backingStorageSize?: number;
}

/** What a page's scripts hold after garbage was collected. */
export async function measurePageHeap(devtools: CDPSession): Promise<Heap> {
  await devtools.send('HeapProfiler.collectGarbage');
  return toHeap((await devtools.send('Runtime.getHeapUsage')) as HeapUsage);
}

/** What the page's workers hold after garbage was collected; the first of them if there are several. */
export async function measureWorkerHeap(devtools: CDPSession): Promise<Heap> {
  const sessions: string[] = [];
  devtools.on('Target.attachedToTarget', ({ sessionId, targetInfo }: Attached) => {
    if (targetInfo.type === 'worker') sessions.push(sessionId);
  });
  await devtools.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: false });
  await devtools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const session = sessions[0];
  if (!session) throw new Error('Cannot measure the worker: the page has none');
  await sendToWorker(devtools, session, 'HeapProfiler.collectGarbage', {});
  return toHeap((await sendToWorker(devtools, session, 'Runtime.getHeapUsage', {})) as HeapUsage);
}

function toHeap({ usedSize, backingStorageSize = 0 }: HeapUsage): Heap {
  return { objectsMb: usedSize / 1e6, buffersMb: backingStorageSize / 1e6 };
}

let lastId = 0;

interface Reply {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/** Messages to a worker travel inside those to its page. */
async function sendToWorker(devtools: CDPSession, sessionId: string, method: string, params: object): Promise<unknown> {
  const id = ++lastId;
  const answer = new Promise<unknown>((resolve, reject) => {
    const receive = (event: { sessionId: string; message: string }) => {
      const reply = JSON.parse(event.message) as Reply;
      if (event.sessionId !== sessionId || reply.id !== id) return;
      devtools.off('Target.receivedMessageFromTarget', receive);
      if (reply.error) reject(new Error(`Cannot ${method} in the worker: ${reply.error.message}`));
      else resolve(reply.result);
    };
    devtools.on('Target.receivedMessageFromTarget', receive);
  });
  await devtools.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
  return answer;
}
