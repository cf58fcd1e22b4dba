/** Milliseconds after the scripts of a frame in which most processors have laid it out and painted it. */
const painting = 15;

/** Goes on when what was just changed in the page is likely to be on the screen. In a page that nobody sees it never does. */
export function afterDrawing(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, painting)));
}
