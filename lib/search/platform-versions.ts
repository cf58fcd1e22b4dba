import { type Platform, type PlatformVersions, platforms } from '../model/ids';

/** Versions at which something starts or stops to apply, by platform, oldest first. */
export type KnownVersions = ReadonlyMap<Platform, readonly string[]>;

interface Limit {
  version: string;
  /** Or that version alone. */
  later: boolean;
}

/** What pages say about versions: `15 and later` makes 15 a version of macOS that readers can ask for. */
export function knownVersions(pages: readonly { platforms: PlatformVersions }[]): KnownVersions {
  return new Map(
    platforms.map((platform) => {
      const limits = pages.flatMap((page) => limitOf(page.platforms[platform] ?? '') ?? []);
      return [platform, [...new Set(limits.map(({ version }) => version))].sort(compareVersions)] as const;
    }),
  );
}

/** Filter values of a page: `macos-15` where what it says applies to macOS 15. Words without a number limit nothing. */
export function versionsOf(applies: PlatformVersions, known: KnownVersions): string[] {
  return platforms.flatMap((platform) => {
    const phrase = applies[platform];
    if (phrase === undefined) return [];
    const limit = limitOf(phrase);
    const versions = (known.get(platform) ?? []).filter((version) => {
      if (!limit) return true;
      const order = compareVersions(version, limit.version);
      return limit.later ? order >= 0 : order === 0;
    });
    return versions.map((version) => `${platform}-${version}`);
  });
}

function limitOf(phrase: string): Limit | undefined {
  const match = /^(\d+(?:\.\d+)*)( and later)?/.exec(phrase);
  return match?.[1] ? { version: match[1], later: match[2] !== undefined } : undefined;
}

function compareVersions(a: string, b: string): number {
  const [as, bs] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < Math.max(as.length, bs.length); i++) {
    const difference = (as[i] ?? 0) - (bs[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
