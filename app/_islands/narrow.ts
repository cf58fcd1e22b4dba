/** Narrow the list of entries below by tag and platform; the choice is in the URL, so it can be linked and Back works. */
export function mount(controls: HTMLElement): void {
  const list = controls.parentElement?.querySelector('[data-narrow-list]');
  const links = [...controls.querySelectorAll<HTMLAnchorElement>('[data-narrow-key]')];
  const status = controls.querySelector('.narrow-status');
  if (!list) return;
  const items = [...list.querySelectorAll<HTMLElement>(':scope > li')];

  for (const link of links) {
    link.setAttribute('role', 'button');
    link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      toggle(link.dataset['narrowKey'] ?? '', link.dataset['narrowValue'] ?? '');
      show();
    });
    link.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      link.click();
    });
  }
  window.addEventListener('popstate', show);
  show();

  function show(): void {
    const parameters = new URLSearchParams(location.search);
    const tags = chosen('tag', parameters);
    const platforms = chosen('platform', parameters);
    const fits = (item: HTMLElement) =>
      tags.every((tag) => words(item, 'tags').includes(tag)) &&
      platforms.every((platform) => words(item, 'platforms').includes(platform));
    for (const item of items) item.hidden = !fits(item);
    const shown = items.filter((item) => !item.hidden);
    for (const link of links) {
      const key = link.dataset['narrowKey'] ?? '';
      const value = link.dataset['narrowValue'] ?? '';
      const pressed = (key === 'tag' ? tags : platforms).includes(value);
      link.setAttribute('aria-pressed', String(pressed));
      const count = shown.filter((item) => words(item, key === 'tag' ? 'tags' : 'platforms').includes(value)).length;
      const label = link.querySelector('.count');
      if (label) label.textContent = String(count);
      const row = link.closest('li');
      if (row) row.hidden = count === 0 && !pressed;
    }
    if (status) {
      const narrowed = tags.length + platforms.length > 0;
      const wanted = parameters.getAll('tag').length + parameters.getAll('platform').length;
      const none = wanted > 0 ? `No entry here has that tag or platform; all ${items.length} are shown` : '';
      status.textContent = narrowed ? `${shown.length} of ${items.length} entries` : none;
    }
  }

  /** Anybody can write an address: only what some entry has can be chosen, so there is a link to give it up again. */
  function chosen(key: 'tag' | 'platform', parameters: URLSearchParams): string[] {
    const values = new Set(parameters.getAll(key).filter(Boolean));
    return [...values].filter((value) => items.some((item) => words(item, `${key}s`).includes(value)));
  }
}

function words(item: HTMLElement, name: 'tags' | 'platforms'): string[] {
  return (item.dataset[name] ?? '').split(' ');
}

function toggle(key: string, value: string): void {
  const address = new URL(location.href);
  const values = address.searchParams.getAll(key);
  address.searchParams.delete(key);
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  for (const other of next) address.searchParams.append(key, other);
  history.pushState(null, '', address);
}
