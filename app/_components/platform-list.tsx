import type { PlatformVersions } from '@/lib/model/ids';
import { platforms } from '@/lib/model/ids';
import { platformName } from '@/lib/model/platform-names';
import { url } from '@/lib/site';

/** Platforms with what is known about their versions, as links to the platform pages. */
export function PlatformList({ versions }: { versions: PlatformVersions }) {
  return (
    <ul className="chips" aria-label="Platforms">
      {platforms
        .filter((id) => versions[id] !== undefined)
        .map((id) => (
          <li key={id}>
            <a href={url.platform(id)}>
              {platformName(id)}
              {versions[id] === 'all' ? '' : ` ${versions[id]}`}
            </a>
          </li>
        ))}
    </ul>
  );
}
