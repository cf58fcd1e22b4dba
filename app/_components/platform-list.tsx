import type { PlatformVersions } from '@/lib/model/ids';
import { platforms } from '@/lib/model/ids';
import { url } from '@/lib/site';

const names = {
  ios: 'iOS',
  ipados: 'iPadOS',
  macos: 'macOS',
  tvos: 'tvOS',
  visionos: 'visionOS',
  watchos: 'watchOS',
} as const;

/** Platforms with what is known about their versions, as links to the platform pages. */
export function PlatformList({ versions }: { versions: PlatformVersions }) {
  return (
    <ul className="chips" aria-label="Platforms">
      {platforms
        .filter((id) => versions[id] !== undefined)
        .map((id) => (
          <li key={id}>
            <a href={url.platform(id)}>
              {names[id]}
              {versions[id] === 'all' ? '' : ` ${versions[id]}`}
            </a>
          </li>
        ))}
    </ul>
  );
}
