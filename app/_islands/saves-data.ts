/** Whether the reader asked the browser to spare data: then nothing is loaded that may not be needed. */
export function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
