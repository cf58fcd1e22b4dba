/**
 * ⌘K on a Mac, elsewhere Ctrl K, and `/` go to the search field, `?` asks for help, and Escape goes back to where one
 * was. A key is taken only if nothing else can want it: never while typing, never with another modifier.
 *
 * @param singleKeys whether keys that are held alone work
 */
export function wireKeys(input: HTMLInputElement | undefined, singleKeys: () => boolean, openHelp: () => void): void {
  let before: Element | null = null;
  if (!singleKeys()) input?.setAttribute('aria-keyshortcuts', 'Meta+K Control+K');
  window.addEventListener('keydown', (event) => {
    // Safari ends a composition before it tells of the key that ended it, as 229.
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.altKey) return;
    if (event.key === 'Escape' && event.target === input) return goBack();
    const { metaKey, ctrlKey } = event;
    const alone = !metaKey && !ctrlKey && !isTyping(event.target) && singleKeys();
    if (alone && event.key === '?') return take(event, openHelp);
    // On a Mac, Ctrl K deletes to the end of the line.
    const held = document.documentElement.dataset['keys'] === 'mac' ? metaKey && !ctrlKey : ctrlKey && !metaKey;
    const search = event.key.toLowerCase() === 'k' ? held && !event.shiftKey : alone && event.key === '/';
    if (search && input && !document.querySelector('dialog[open]')) take(event, goToSearch);
  });

  function goToSearch(): void {
    if (document.activeElement !== input) before = document.activeElement;
    input?.focus();
    input?.select();
  }

  /** The first Escape closes the results, see the `search-box` island; then this one is reached. */
  function goBack(): void {
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
    else if (before) input?.blur();
    before = null;
  }
}

function take(event: KeyboardEvent, run: () => void): void {
  event.preventDefault();
  run();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
