const key = 'errsec-pasted';

/** Hand a pasted text to the decoder's page. It stays in this tab's session storage until that page takes it. */
export function keepForDecoder(text: string): void {
  try {
    sessionStorage.setItem(key, text.slice(0, 1_000_000));
  } catch {
    // Storage is off or full: the decoder opens empty and the person pastes again.
  }
}

/** The text handed over, once. */
export function takePasted(): string {
  try {
    const text = sessionStorage.getItem(key) ?? '';
    sessionStorage.removeItem(key);
    return text;
  } catch {
    return '';
  }
}
