import { absoluteMarkdown, ticketText } from '@/lib/publish/ticket';

/** The buttons that copy a page: its link, its Markdown, or what a ticket needs. The page's `.md` is read ahead. */
export function mount(place: HTMLElement): void {
  const status = place.querySelector('[role=status]');
  const file = fetchMarkdown();
  file.catch(() => undefined);
  const texts: Record<string, () => Promise<string>> = {
    link: () => Promise.resolve(addressHere()),
    markdown: async () => absoluteMarkdown(await file, location.origin),
    ticket: async () => ticketText(await file, addressHere()),
  };
  const copy = (button: HTMLButtonElement) => {
    const text = texts[button.name]?.();
    if (!text || !status) return;
    write(text).then(
      () => say(status, `${button.dataset['what']} copied`),
      () => say(status, 'Not copied: the browser or the network refused'),
    );
  };
  place.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button) copy(button);
  });
  const early = place.querySelector<HTMLButtonElement>('button[data-clicked]');
  if (early) copy(early);
}

async function fetchMarkdown(): Promise<string> {
  const response = await fetch(location.pathname.replace(/\/$/, '.md'));
  if (!response.ok) throw new Error(`Cannot read the page's Markdown: HTTP ${response.status}`);
  return response.text();
}

/** This page, with the part one came for, as long as the page has it. */
function addressHere(): string {
  const { origin, pathname, hash } = location;
  return origin + pathname + (document.querySelector(':target') ? hash : '');
}

/** Browsers allow writing only at once after a click, so a text that is still on its way is promised. */
async function write(text: Promise<string>): Promise<void> {
  const blob = text.then((words) => new Blob([words], { type: 'text/plain' }));
  if ('ClipboardItem' in window) return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
  return navigator.clipboard.writeText(await text);
}

function say(status: Element, words: string): void {
  status.textContent = words;
}
