const key = 'errsec-theme';
const themes = ['light', 'dark'] as const;

/** Set the chosen theme on the root element; without a choice the system's is used. Stored values are not trusted. */
export function applyTheme(root: HTMLElement, storage: Pick<Storage, 'getItem'> | undefined): void {
  const stored = read(storage);
  const theme = themes.find((name) => name === stored);
  if (theme) root.dataset['theme'] = theme;
  else delete root.dataset['theme'];
}

/** Show the theme menu, which needs script, and keep what is chosen on this device. */
export function wireThemeChoice(page: Document, storage: Storage | undefined): void {
  const select = page.querySelector<HTMLSelectElement>('[data-theme-choice]');
  if (!select) return;
  const label = select.closest<HTMLElement>('[hidden]');
  if (label) label.hidden = false;
  select.value = page.documentElement.dataset['theme'] ?? 'auto';
  select.addEventListener('change', () => {
    applyTheme(page.documentElement, { getItem: () => select.value });
    try {
      storage?.setItem(key, select.value);
    } catch {
      // Full: the choice holds for this page.
    }
  });
}

/** Reading may fail where a browser's storage is damaged. */
function read(storage: Pick<Storage, 'getItem'> | undefined): string | null | undefined {
  try {
    return storage?.getItem(key);
  } catch {
    return undefined;
  }
}
