/** Call once, as soon as text of a place is selected. */
export function whenSelected(place: HTMLElement | undefined, run: () => void): void {
  if (!place) return;
  const look = () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.containsNode(place, true)) return;
    document.removeEventListener('selectionchange', look);
    run();
  };
  document.addEventListener('selectionchange', look);
}

/** A browser that knows no text directives takes them for a part of the anchor: go to the anchor alone. */
export function dropDirective(address: Pick<Location, 'hash' | 'replace'>): void {
  const [anchor, directive] = address.hash.split(':~:');
  if (directive) address.replace(anchor || '#');
}
