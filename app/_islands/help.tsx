import { render } from 'preact';
import { type DeviceSettings, readSettings, safeStorage, writeSettings } from './device-settings';
import { askWorker } from './offline-messages';
import { eraseRecent } from './recent';

const mac = /Mac|iP(hone|ad)/.test(navigator.platform);
const command = mac ? '⌘' : 'Ctrl ';

const shortcuts: [keys: string[], what: string][] = [
  [[`${command}K`, '/'], 'Search'],
  [['?'], 'Show this'],
  [['↑', '↓', 'Home', 'End'], 'Move through the results'],
  [['Enter', `${command}Enter`], 'Open a result, or open it in a new tab'],
  [['Esc'], 'Close the results; once more goes back to where you were'],
  [[`${command}Enter`], 'In the decoder: decode now'],
];

const choices: [name: keyof DeviceSettings, label: string, note: string][] = [
  ['singleKeys', 'Single keys', 'Search with / and show this with ?.'],
  ['recent', 'Recent searches and pages', 'Shown when the search field is empty. They never leave this device.'],
  ['offline', 'Copy for reading without network', 'About 4 MB on this device, kept up to date.'],
];

let dialog: HTMLDialogElement | undefined;

/** Show shortcuts and settings. The focus goes back to where it was when the dialog closes. */
export function open(): void {
  if (dialog?.open) return;
  dialog ??= document.body.appendChild(document.createElement('dialog'));
  dialog.className = 'help';
  dialog.setAttribute('aria-labelledby', 'help-title');
  render(null, dialog);
  render(<Help close={() => dialog?.close()} />, dialog);
  dialog.showModal();
}

function Help({ close }: { close: () => void }) {
  const settings = readSettings(safeStorage());
  return (
    <>
      <h2 id="help-title">Shortcuts and settings</h2>
      <dl className="shortcuts">
        {shortcuts.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      {choices.map(([name, label, note]) => (
        <label key={name} className="choice">
          <input
            type="checkbox"
            defaultChecked={settings[name]}
            onChange={({ currentTarget }) => choose(name, currentTarget.checked)}
          />
          <span>
            <strong>{label}</strong> <span className="meta">{note}</span>
          </span>
        </label>
      ))}
      <div className="actions">
        <button type="button" className="button" onClick={({ currentTarget }) => erase(currentTarget)}>
          Erase recent searches and pages
        </button>
        <button type="button" className="button" onClick={close}>
          Close
        </button>
      </div>
    </>
  );
}

/** What is switched off is also erased. */
function choose(name: keyof DeviceSettings, on: boolean): void {
  writeSettings(safeStorage(), { ...readSettings(safeStorage()), [name]: on });
  if (name === 'recent' && !on) eraseRecent(safeStorage());
  if (name === 'offline' && !on) void eraseOffline();
}

function erase(button: HTMLButtonElement): void {
  eraseRecent(safeStorage());
  button.textContent = 'Erased';
  button.setAttribute('aria-live', 'polite');
}

async function eraseOffline(): Promise<void> {
  for (const line of document.querySelectorAll<HTMLElement>('[data-offline]')) line.hidden = true;
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration?.active) await askWorker(registration.active, 'erase');
  await registration?.unregister();
}
