/**
 * Sort and filter the table below. Rows are only moved and hidden, never made, so find-in-page and links to rows keep
 * working; the filter is in the URL.
 */
export function mount(controls: HTMLElement): void {
  const table = document.querySelector<HTMLTableElement>(controls.dataset['table'] ?? '');
  const input = controls.querySelector('input');
  const status = controls.querySelector('[role=status]');
  const body = table?.tBodies[0];
  if (!table || !input || !body) return;
  const rows = [...body.rows];
  const texts = new Map(rows.map((row) => [row, (row.textContent ?? '').toLowerCase()]));

  input.value = new URLSearchParams(location.search).get('filter') ?? '';
  input.addEventListener('input', filter);
  filter();
  for (const [column, cell] of [...(table.tHead?.rows[0]?.cells ?? [])].entries()) makeSortable(cell, column);

  function filter(): void {
    const wanted = (input?.value ?? '')
      .trim()
      .toLowerCase()
      .replace(/[\u2212\u2013]/g, '-')
      .split(/\s+/)
      .filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !wanted.every((word) => texts.get(row)?.includes(word));
      if (!row.hidden) shown += 1;
    }
    if (status) status.textContent = wanted.length > 0 ? `${shown} of ${rows.length} rows` : `${rows.length} rows`;
    const address = new URL(location.href);
    if (wanted.length > 0) address.searchParams.set('filter', input?.value ?? '');
    else address.searchParams.delete('filter');
    history.replaceState(null, '', address);
  }

  function makeSortable(cell: HTMLTableCellElement, column: number): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener('click', () => {
      const descending = cell.getAttribute('aria-sort') === 'ascending';
      for (const other of table?.tHead?.rows[0]?.cells ?? []) other.removeAttribute('aria-sort');
      cell.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      const sorted = rows.toSorted((a, b) => compare(cellText(a, column), cellText(b, column)) * (descending ? -1 : 1));
      body?.append(...sorted);
    });
  }
}

function cellText(row: HTMLTableRowElement, column: number): string {
  return row.cells[column]?.textContent?.trim() ?? '';
}

/** Numbers by value, everything else by its letters. */
function compare(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return a !== '' && b !== '' && Number.isFinite(difference) ? difference : a.localeCompare(b, 'en');
}
