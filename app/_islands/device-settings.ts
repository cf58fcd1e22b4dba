/** What a reader has chosen for this device. */
export interface DeviceSettings {
  /** `/` and `?` work without another key held. */
  singleKeys: boolean;
  /** Searches and visited pages are remembered on this device. */
  recent: boolean;
  /** A copy of the site is kept for reading without network. */
  offline: boolean;
}

const key = 'errsec-settings';

/** Everything is on unless switched off. Stored values are not trusted: what is not `false` is on. */
export function readSettings(storage: Pick<Storage, 'getItem'> | undefined): DeviceSettings {
  let stored: Partial<Record<keyof DeviceSettings, unknown>> = {};
  try {
    stored = Object(JSON.parse(storage?.getItem(key) ?? '{}'));
  } catch {
    // Not ours, or switched off: as if nothing was chosen.
  }
  return {
    singleKeys: stored.singleKeys !== false,
    recent: stored.recent !== false,
    offline: stored.offline !== false,
  };
}

/** @returns whether it could be kept */
export function writeSettings(storage: Storage | undefined, settings: DeviceSettings): boolean {
  try {
    storage?.setItem(key, JSON.stringify(settings));
    return storage !== undefined;
  } catch {
    return false;
  }
}

/** Storage may be switched off: the site works the same without it. */
export function safeStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
