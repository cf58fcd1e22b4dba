/** A page asks the service worker; the answer comes through the port sent with the question. */
export type OfflineQuestion = 'which' | 'update' | 'erase';

export interface OfflineVersion {
  version: string;
  date: string;
  bytes: number;
}

export interface OfflineAnswer {
  /** The version the asking page was read from; none if it came from the network. */
  shown?: OfflineVersion;
  /** The version kept on this device. */
  stored?: OfflineVersion;
  /** What a wanted update came to. */
  outcome?: 'ready' | 'no-room' | 'failed';
}

export function askWorker(worker: ServiceWorker, question: OfflineQuestion): Promise<OfflineAnswer> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<OfflineAnswer>) => resolve(data);
    worker.postMessage(question, [port2]);
  });
}
