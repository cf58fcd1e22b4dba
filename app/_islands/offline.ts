import { readSettings, safeStorage } from './device-settings';
import { askWorker, type OfflineAnswer } from './offline-messages';
import { scriptAddress } from './trusted-script';

/** Time between two looks for a newer version in one tab, in milliseconds. */
const interval = 600_000;
const checkedKey = 'errsec-offline-checked';

/**
 * Keep the site readable without network, and say in the footer, and on the page about the site, which version that is. Nothing is downloaded on a
 * connection that is paid by the byte or asks to save data.
 */
export async function mount(): Promise<void> {
  if (!navigator.serviceWorker || typeof DecompressionStream === 'undefined') return;
  if (!readSettings(safeStorage()).offline) return;
  const controller = navigator.serviceWorker.controller;
  if (!controller && isCostly()) return;
  try {
    if (controller) show(await askWorker(controller, 'which'));
    await navigator.serviceWorker.register(scriptAddress('/service-worker.js') as unknown as string);
    const { active } = await navigator.serviceWorker.ready;
    if (!active || isCostly() || !navigator.onLine || wasChecked()) return;
    const answer = await askWorker(active, 'update');
    if (answer.outcome !== 'failed') keepChecked();
    show(answer);
  } catch {
    // Private windows and full disks refuse. The site works the same with network.
  }
}

function show(answer: OfflineAnswer): void {
  for (const line of document.querySelectorAll<HTMLElement>('[data-offline]')) {
    line.textContent = sentence(answer);
    line.hidden = line.textContent === '';
  }
}

/** What a reader is told, empty if there is nothing to tell. */
export function sentence({ shown, stored, outcome }: OfflineAnswer): string {
  if (shown) return `You are reading the copy on this device: version ${shown.version} of ${shown.date}.`;
  if (outcome === 'no-room' && !stored) return 'This device has no room for a copy to read without network.';
  if (!stored) return '';
  const size = (stored.bytes / 1e6).toFixed(1);
  const part = stored.left ? ', without the entries there is no room for' : '';
  return `Readable without network: version ${stored.version} of ${stored.date}, ${size} MB on this device${part}.`;
}

function isCostly(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; type?: string; effectiveType?: string } };
  return Boolean(connection?.saveData || connection?.type === 'cellular' || /2g/.test(connection?.effectiveType ?? ''));
}

function wasChecked(): boolean {
  try {
    return Math.abs(Date.now() - Number(sessionStorage.getItem(checkedKey))) < interval;
  } catch {
    return false;
  }
}

/** Without storage every page looks, which costs a short request. */
function keepChecked(): void {
  try {
    sessionStorage.setItem(checkedKey, String(Date.now()));
  } catch {
    // Switched off.
  }
}
