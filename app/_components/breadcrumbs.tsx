interface Props {
  /** From the top down, without the page itself. */
  trail: { href: string; name: string }[];
}

export function Breadcrumbs({ trail }: Props) {
  return (
    <nav className="breadcrumbs" aria-label="Breadcrumbs">
      <ol>
        {trail.map(({ href, name }) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
