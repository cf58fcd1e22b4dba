/** The script of `/errsec-decoder.html`: the decoder of `/decode/`, with worker and tables out of the file itself. */
import { DecodeClient } from './decode-client';
import { mount } from './decoder';
import type { SingleFileMessage } from './single-file-worker';

interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): unknown };
}

/** Address of the worker's script, made once. */
let address: string | undefined;

const place = document.querySelector<HTMLElement>('[data-decoder]');
if (place) mount(place, new DecodeClient(startWorker, async () => ''));

/** A page opened from a disk may start a worker only from memory. */
function startWorker(): Worker {
  address ??= trust(URL.createObjectURL(new Blob([readData('decode-worker')], { type: 'text/javascript' })));
  const worker = new Worker(address);
  const message: SingleFileMessage = { tables: readData('decode-tables'), origin: new URL(document.baseURI).origin };
  worker.postMessage(message);
  return worker;
}

/** The only address of a script this page can ever have. */
function trust(own: string): string {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  return (factory?.createPolicy('errsec', { createScriptURL: () => own }).createScriptURL('') ?? own) as string;
}

function readData(id: string): string {
  return JSON.parse(document.getElementById(id)?.textContent ?? '""') as string;
}
