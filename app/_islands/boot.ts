/**
 * The only script every page runs. It sets the theme before the first paint and loads an island when someone reaches
 * for it. Addresses of islands are put in by the build.
 */
import { applyTheme, wireThemeChoice } from './boot-theme';

declare const ISLANDS: Record<string, string>;

export interface Island {
  mount(element: HTMLElement): void;
}

applyTheme(document.documentElement, safeStorage());
document.documentElement.dataset['keys'] = /Mac|iP(hone|ad)/.test(navigator.platform) ? 'mac' : 'other';
window.addEventListener('DOMContentLoaded', start);

function start(): void {
  wireThemeChoice(document, safeStorage());
  wireSearch();
  wireCopy();
  wireContents();
  for (const element of all('[data-narrow]')) onIntent(element, 'narrow', location.search.length > 1);
  for (const element of all('[data-table]')) {
    element.hidden = false;
    onIntent(element, 'table', location.search.length > 1);
  }
  for (const element of all('[data-copy-as]')) {
    element.addEventListener('click', ({ target }) => (target as HTMLElement).setAttribute('data-clicked', ''), {
      once: true,
    });
    onIntent(element, 'copy-as', false);
  }
  for (const [selector, name] of [
    ['[data-decoder]', 'decoder'],
    ['[data-search-page]', 'search-page'],
    ['[data-resolve]', 'resolve'],
  ] as const) {
    for (const element of all(selector)) void load(name, element);
  }
}

function all(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

/** Load an island when the element is touched, focused or hovered, or at once. */
function onIntent(element: HTMLElement, name: string, now: boolean): void {
  if (now) return void load(name, element);
  const begin = () => {
    for (const type of ['pointerenter', 'focusin', 'touchstart']) element.removeEventListener(type, begin);
    void load(name, element);
  };
  for (const type of ['pointerenter', 'focusin', 'touchstart'])
    element.addEventListener(type, begin, { passive: true });
}

const mounted = new WeakSet<HTMLElement>();

async function load(name: string, element: HTMLElement): Promise<void> {
  const address = ISLANDS[name];
  if (!address || mounted.has(element)) return;
  mounted.add(element);
  try {
    const island = (await import(address)) as Island;
    island.mount(element);
  } catch {
    mounted.delete(element);
    element.dataset['failed'] = 'A part of this page could not be loaded. Everything else works; reload to try again.';
  }
}

function wireSearch(): void {
  const forms = all('form[data-search]');
  for (const form of forms) form.addEventListener('focusin', () => void load('search-box', form));
  window.addEventListener('keydown', (event) => {
    const typing =
      event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
    const shortcut =
      event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;
    const slash = event.key === '/' && !typing && !event.metaKey && !event.ctrlKey && !event.altKey;
    if (!shortcut && !slash) return;
    const input = (forms.find((form) => form.classList.contains('large')) ?? forms[0])?.querySelector('input');
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

/** A button on every block of code; without script the code can be selected as ever. */
function wireCopy(): void {
  for (const box of all('.code')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy button';
    button.textContent = 'Copy';
    button.addEventListener('click', () => {
      const text = box.querySelector('code')?.textContent ?? '';
      navigator.clipboard.writeText(text).then(
        () => announce(button, 'Copied'),
        () => announce(button, 'Not copied'),
      );
    });
    box.append(button);
  }
}

function announce(button: HTMLButtonElement, word: string): void {
  button.textContent = word;
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 2000);
}

/** Mark the section being read in the table of contents. */
function wireContents(): void {
  const links = new Map(
    all('[data-contents] a').map((link) => [decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''), link]),
  );
  if (links.size === 0) return;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        for (const link of links.values()) link.removeAttribute('aria-current');
        links.get(entry.target.id)?.setAttribute('aria-current', 'true');
      }
    },
    { rootMargin: '-10% 0px -75% 0px' },
  );
  for (const id of links.keys()) {
    const target = document.getElementById(id);
    if (target) observer.observe(target);
  }
}

/** Storage may be switched off or full: the site works the same without it. */
function safeStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
