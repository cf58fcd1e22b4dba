import type { Catalog } from '@/lib/content/catalog';
import type { Entry } from '@/lib/model/library';
import { url } from '@/lib/site';

interface Props {
  entries: readonly Entry[];
  catalog: Catalog;
  /** The tag or platform the page is about, which needs no control. */
  except?: string;
  /** Tags that fewer entries have are left out. */
  least?: number;
}

/**
 * Tags and platforms of the entries below with their counts. Without script they are links to the tag and platform
 * pages; the `narrow` island turns them into filters whose state is in the URL.
 */
export function NarrowControls({ entries, catalog, except, least = 1 }: Props) {
  const tags = count(entries.flatMap((entry) => entry.tags)).filter(([id, times]) => id !== except && times >= least);
  const platforms = count(entries.flatMap((entry) => Object.keys(entry.platforms))).filter(([id]) => id !== except);
  if (entries.length < 3) return null;
  return (
    <div className="narrow" data-narrow="">
      <Group
        label="Platform"
        name="platform"
        values={platforms}
        href={url.platform}
        nameOf={(id) => catalog.platform(id)?.name ?? id}
      />
      <Group label="Tag" name="tag" values={tags} href={url.tag} nameOf={(id) => catalog.tag(id)?.name ?? id} />
      <p className="narrow-status" role="status" />
    </div>
  );
}

interface GroupProps {
  label: string;
  name: string;
  values: [string, number][];
  href: (id: string) => string;
  nameOf: (id: string) => string;
}

function Group({ label, name, values, href, nameOf }: GroupProps) {
  if (values.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are links, not form fields.
    <div className="narrow-group" role="group" aria-label={label}>
      <p aria-hidden="true">{label}</p>
      <ul className="chips">
        {values.map(([id, entries]) => (
          <li key={id}>
            <a href={href(id)} data-narrow-key={name} data-narrow-value={id}>
              {nameOf(id)} <span className="count">{entries}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function count(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
