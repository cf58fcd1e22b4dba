import type { CDPSession } from '@playwright/test';

interface Attached {
  sessionId: string;
  targetInfo: { type: string; url: string };
}

/**
 * Make every worker that the page starts from now on compute that many times slower. Chromium slows only the thread of
 * the page, so a worker stands still after each of its tasks, and before an answer it sends: as long as it was busy, times
 * one less than the slowdown. It leaves the processor alone meanwhile, for the browser and the server, which are not
 * slowed. Time spent on the network doesn't count.
 */
export async function slowWorkers(devtools: CDPSession, slowdown: number): Promise<void> {
  devtools.on('Target.attachedToTarget', ({ sessionId }: Attached) => {
    const send = (method: string, params: object) => sendToWorker(devtools, sessionId, method, params);
    const expression = `(${delayAnswers})(${slowdown})`;
    void send('Runtime.evaluate', { expression, includeCommandLineAPI: true }).then(mustRun);
    void send('Runtime.runIfWaitingForDebugger', {});
  });
  await devtools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
}

/** A worker that is not slowed would pass for a fast one: nothing measured with it counts. */
function mustRun(answer: unknown): void {
  const { exceptionDetails, result } = answer as { exceptionDetails?: object; result: { description?: string } };
  if (exceptionDetails) throw new Error(`Cannot slow a worker: ${result.description}`);
}

/**
 * As text, since it runs in the worker and must be taken as it is written. The worker is busy from a message, a file or
 * its turn on to the end of that task: the next thing that it does is a task of the first priority. A message to itself
 * would come later, by way of another thread, and that time would count as work.
 */
const delayAnswers = `(slowdown) => {
  const send = self.postMessage.bind(self);
  const load = self.fetch.bind(self);
  const { read } = ReadableStreamDefaultReader.prototype;
  let pause, since;
  const standStill = () => {
    pause ??= new Int32Array(new SharedArrayBuffer(4));
    Atomics.wait(pause, 0, 0, (performance.now() - since) * (slowdown - 1));
    since = performance.now();
  };
  let postTask;
  const end = () => { standStill(); since = undefined; };
  const begin = () => {
    if (since !== undefined) return;
    since = performance.now();
    postTask(end, { priority: 'user-blocking' });
  };
  // The worker may listen already: what it does then must come after this.
  const handler = self.onmessage;
  const listeners = (getEventListeners(self).message ?? []).map(({ listener }) => listener);
  self.onmessage = null;
  for (const listener of listeners) self.removeEventListener('message', listener);
  self.addEventListener('message', () => { wrapTurns(); begin(); });
  for (const listener of listeners) if (listener !== handler) self.addEventListener('message', listener);
  self.onmessage = handler;
  // A worker that has not run anything yet has neither a scheduler nor timers.
  const wrapTurns = () => {
    if (postTask) return;
    const later = self.setTimeout.bind(self);
    self.setTimeout = (task, ms) => later(() => { begin(); task(); }, ms);
    postTask = scheduler.postTask.bind(scheduler);
    scheduler.postTask = (task, options) => postTask(() => { begin(); return task(); }, options);
  };
  self.fetch = async (...request) => {
    const response = await load(...request);
    begin();
    return response;
  };
  ReadableStreamDefaultReader.prototype.read = async function () {
    const part = await read.call(this);
    begin();
    return part;
  };
  self.postMessage = (...message) => {
    begin();
    standStill();
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
