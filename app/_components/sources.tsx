import type { Section } from '@/lib/model/library';

/** Every source of a page once, with the statuses it was cited with. */
export function Sources({
  sections,
  anchor = 'sources',
}: {
  sections: readonly Pick<Section, 'evidence'>[];
  anchor?: string;
}) {
  const byUrl = new Map<string, Set<string>>();
  for (const { status, url } of sections.flatMap((section) => section.evidence)) {
    byUrl.set(url, (byUrl.get(url) ?? new Set()).add(status));
  }
  if (byUrl.size === 0) return null;
  return (
    <details className="sources">
      <summary>
        <h2 id={anchor}>Sources ({byUrl.size})</h2>
      </summary>
      <ol>
        {[...byUrl].map(([href, statuses]) => (
          <li key={href}>
            <a href={href} rel="noopener nofollow">
              {href.replace(/^https:\/\//, '')}
            </a>{' '}
            {[...statuses].map((status) => (
              <span key={status} className={`status status-${status}`}>
                {status}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
