import { absoluteMarkdown, ticketText } from '@/lib/publish/ticket';
import { fetchParsed } from './fetch-file';

/** The buttons that copy a page: its link, its Markdown, or what a ticket needs. The page's `.md` is read ahead. */
export function mount(place: HTMLElement): void {
  const status = place.querySelector('[role=status]');
  let file: Promise<string> | undefined;
  /** After a failure the next click tries again. */
  const markdown = () => {
    file ??= fetchMarkdown().catch((error: unknown) => {
      file = undefined;
      throw error;
    });
    return file;
  };
  markdown().catch(() => undefined);
  const texts: Record<string, () => Promise<string>> = {
    link: () => Promise.resolve(addressHere()),
    markdown: async () => absoluteMarkdown(await markdown(), location.origin),
    ticket: async () => ticketText(await markdown(), addressHere()),
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

/** Servers merge slashes, browsers take two at the start for another host. */
function fetchMarkdown(): Promise<string> {
  return fetchParsed(location.pathname.replace(/^\/+/, '/').replace(/\/$/, '.md'), (text) => text);
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
