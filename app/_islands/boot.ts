/**
 * The only script every page runs. It sets the theme before the first paint and loads an island when someone reaches
 * for it. Addresses of islands are put in by the build.
 */
import { wireKeys } from './boot-keys';
import { dropDirective, whenSelected } from './boot-quote';
import { applyTheme, wireThemeChoice } from './boot-theme';
import { readSettings, safeStorage } from './device-settings';
import { addPage } from './recent';

declare const ISLANDS: Record<string, string>;
/** Stylesheet of what islands draw. */
declare const MORE_STYLES: string;
/** False while the site is worked on: a copy of it would hide changes. */
declare const OFFLINE: boolean;

export interface Island {
  mount(element: HTMLElement): void;
}

/** What is shown on demand and belongs to no element of the page. */
export interface Panel {
  open(): void;
}

applyTheme(document.documentElement, safeStorage());
document.documentElement.dataset['keys'] = /Mac|iP(hone|ad)/.test(navigator.platform) ? 'mac' : 'other';
// `/?q=…` is short enough to be said and typed; the search page answers it.
if (location.pathname === '/' && /[?&]q=./.test(location.search)) location.replace(`/search/${location.search}`);
window.addEventListener('DOMContentLoaded', start);

function start(): void {
  dropDirective(location);
  wireThemeChoice(document, safeStorage());
  wireSearch();
  wireHelp();
  whenSeen(beSeen);
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
  const article = all('[data-quote]')[0];
  whenSelected(article, () => void load('quote', article as HTMLElement, true));
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

/** @param styled whether it draws what the page's own stylesheet does not know */
async function load(name: string, element: HTMLElement, styled = false): Promise<void> {
  const address = ISLANDS[name];
  if (!address || mounted.has(element)) return;
  mounted.add(element);
  if (styled) loadStyles();
  try {
    const island = (await fetchModule(address)) as Island;
    island.mount(element);
  } catch {
    mounted.delete(element);
    // Nobody asked for the copy that is kept in the background.
    if (name !== 'offline') sayFailed(element);
  }
}

/** A second try needs another address: browsers remember that a module could not be had. */
function fetchModule(address: string): Promise<unknown> {
  return import(address).catch(() => import(`${address}?2`));
}

/** Once for each element. */
function sayFailed(element: HTMLElement): void {
  if (element.nextElementSibling?.matches('[role=alert]')) return;
  const note = document.createElement('p');
  note.setAttribute('role', 'alert');
  note.textContent = 'A part of this page could not be loaded. Reload to try again.';
  element.after(note);
}

function loadStyles(): void {
  if (document.querySelector(`link[href="${MORE_STYLES}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = MORE_STYLES;
  document.head.append(link);
}

function wireSearch(): void {
  const forms = all('form[data-search]');
  for (const form of forms) {
    // The search page's own form shows its results below.
    form.addEventListener('focusin', () => form.matches('[data-search]') && void load('search-box', form, true));
  }
  const form = forms.find(({ classList }) => classList.contains('large')) ?? forms[0];
  wireKeys(form?.querySelector('input') ?? undefined, () => readSettings(safeStorage()).singleKeys, openHelp);
}

function wireHelp(): void {
  for (const button of all('[data-help]')) {
    button.hidden = false;
    button.addEventListener('click', openHelp);
  }
}

function openHelp(): void {
  const address = ISLANDS['help'];
  loadStyles();
  if (!address) return;
  fetchModule(address)
    .then((panel) => (panel as Panel).open())
    .catch(() => all('[data-help]').forEach(sayFailed));
}

/** A page that is made ready before someone asks for it does nothing until it is shown. */
function whenSeen(run: () => void): void {
  if ((document as { prerendering?: boolean }).prerendering)
    document.addEventListener('prerenderingchange', run, { once: true });
  else run();
}

/** Glancing at a page costs nothing more: the copy for reading without network begins when someone stays. */
const stay = 5000;

function beSeen(): void {
  const settings = readSettings(safeStorage());
  if (settings.recent)
    addPage(safeStorage(), { path: location.pathname, title: document.title.replace(/ · \w+$/, '') });
  const line = document.querySelector<HTMLElement>('.site-footer [data-offline]');
  if (!OFFLINE || !settings.offline || !line || !('serviceWorker' in navigator)) return;
  setTimeout(() => void load('offline', line), navigator.serviceWorker.controller ? 0 : stay);
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
