interface Props {
  /** Selector of the table. */
  table: string;
  rows: number;
}

/** Filter of a table; shown and brought to life by script, see the `table` island. */
export function TableControls({ table, rows }: Props) {
  return (
    <div className="filter-row" data-table={table} hidden>
      <label>
        Filter <input type="search" autoComplete="off" spellCheck={false} />
      </label>
      <span role="status" className="meta">
        {rows} rows
      </span>
    </div>
  );
}
