import { platformName } from '@/lib/model/platform-names';
import type { Kind, SearchHit } from '@/lib/search/search-engine';

export const groupNames: Record<Kind, string> = {
  code: 'Codes',
  name: 'Names',
  entry: 'Entries',
  topic: 'Topics',
  post: 'Posts',
};

/** Hits by kind, the groups in the order in which their best hits come. */
export function groupHits(hits: readonly SearchHit[]): { kind: Kind; hits: SearchHit[] }[] {
  const groups: { kind: Kind; hits: SearchHit[] }[] = [];
  for (const hit of hits) {
    const group = groups.find(({ kind }) => kind === hit.kind);
    if (group) group.hits.push(hit);
    else groups.push({ kind: hit.kind, hits: [hit] });
  }
  return groups;
}

/** What people paste when they mean the decoder: several lines, or one long line with a time or an error in it. */
export function looksLikeLog(text: string): boolean {
  return /\n./.test(text.trim()) || (text.length > 120 && /Error Domain=|\d\d:\d\d:\d\d/.test(text));
}

/** A hit's facts in a few words: kind of page, status, platforms. */
export function hitFacts(hit: SearchHit): string {
  return [
    hit.section,
    hit.status,
    hit.platforms.length > 0 && hit.platforms.length < 5 ? hit.platforms.map(platformName).join(', ') : undefined,
  ]
    .filter(Boolean)
    .join(' · ');
}
