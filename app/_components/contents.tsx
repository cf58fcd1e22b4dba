interface Props {
  items: { anchor: string; title: string; level?: number }[];
}

/** Table of contents of a page. Marks where you are when script runs. */
export function Contents({ items }: Props) {
  if (items.length < 2) return null;
  return (
    <nav className="contents" aria-label="On this page" data-contents="">
      <h2>On this page</h2>
      <ol>
        {items.map(({ anchor, title, level = 2 }) => (
          <li key={anchor} className={level > 2 ? 'sub' : undefined}>
            <a href={`#${anchor}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
