/** A page asks the service worker; the answer comes through the port sent with the question. */
export type OfflineQuestion = 'which' | 'update' | 'erase';

export interface OfflineVersion {
  version: string;
  date: string;
  bytes: number;
  /** Files that the copy leaves out for want of room. */
  left?: number;
}

export interface OfflineAnswer {
  /** The version the asking page was read from; none if it came from the network. */
  shown?: OfflineVersion;
  /** The version kept on this device. */
  stored?: OfflineVersion;
  /** What a wanted update came to. */
  outcome?: 'ready' | 'no-room' | 'failed';
}

/** A worker that says nothing for so long is broken, in milliseconds. An update takes as long as it takes. */
const patience = 5000;

/** @returns nothing known if the worker doesn't answer, so that it can still be replaced or taken away */
export function askWorker(worker: ServiceWorker, question: OfflineQuestion): Promise<OfflineAnswer> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<OfflineAnswer | null>) => resolve(data ?? {});
    if (question !== 'update') setTimeout(() => resolve({}), patience);
    worker.postMessage(question, [port2]);
  });
}
