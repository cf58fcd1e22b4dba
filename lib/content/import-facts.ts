import { type Platform, type PlatformVersions, platforms } from '../model/ids';
import type { Line } from './import-lines';

/** Platforms a text names, each with the versions it names for it, in order of appearance; `all` where it names none. */
export function findPlatforms(text: string): PlatformVersions {
  const versions = new Map<Platform, string[]>();
  const pattern =
    /\b(iOS|iPadOS|macOS|tvOS|visionOS|watchOS)\b(?:\s+[A-Z][a-z]+)?(?:\s+(\d{1,2}(?:\.\d{1,2}){0,2}(?:\s+beta(?:\s+\d{1,2})?)?)((?:\s*\+|\s+(?:and|or) (?:above|later|newer|up)\b))?)?/gi;
  for (const [, name, version, onwards] of text.matchAll(pattern)) {
    const platform = platforms.find((id) => id === name?.toLowerCase());
    if (!platform) continue;
    const known = versions.get(platform) ?? [];
    const phrase = version === undefined ? undefined : `${version}${onwards ? ' and later' : ''}`;
    if (phrase !== undefined && !known.includes(phrase)) known.push(phrase);
    versions.set(platform, known);
  }
  const found: PlatformVersions = {};
  for (const platform of platforms) {
    const known = versions.get(platform);
    if (known) found[platform] = known.length === 0 ? 'all' : fitting(known);
  }
  return found;
}

/** As many versions as front matter has room for. */
function fitting(phrases: readonly string[]): string {
  let joined = phrases[0] ?? 'all';
  for (const phrase of phrases.slice(1)) {
    if (joined.length + phrase.length + 2 > 60) break;
    joined += `, ${phrase}`;
  }
  return joined;
}

export function findFeedback(text: string): string[] {
  return [...new Set([...text.matchAll(/\bFB\d{7,9}\b/g)].map(([number]) => number))];
}

/** Day of the newest edition in a revision history, or of the first log line that has one. */
export function findDate(lines: readonly Line[]): string | undefined {
  const days = (kind: Line['kind']) =>
    lines.filter((line) => line.kind === kind).flatMap(({ text }) => /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? []);
  const day = days('dated').sort().at(-1) ?? days('log')[0];
  return day !== undefined && isDay(day) ? day : undefined;
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
