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

/** Pixels of a list's parts, and of a letter, in the usual size of text. */
const heights = { group: 31, padding: 14, titleLine: 27, textLine: 21 };
const letterWidths = { title: 8.3, text: 6.6 };

/** As much of the list as is wide or high: for a guess that may be wrong by one. */
export interface ListSize {
  width: number;
  height: number;
}

/**
 * How many of the hits, in the order of their groups, are in sight before somebody scrolls. A guess by the length of their
 * texts, because to lay them out is what it saves.
 */
export function hitsInSight(groups: readonly { hits: readonly SearchHit[] }[], { width, height }: ListSize): number {
  const lines = (letters: number, letter: number) => Math.max(1, Math.ceil((letters * letter) / width));
  let top = 0;
  let count = 0;
  for (const { hits } of groups) {
    top += heights.group;
    for (const hit of hits) {
      if (top > height) return count;
      const text = hit.excerpt.reduce((sum, part) => sum + part.text.length, 0);
      const facts = hitFacts(hit).length;
      const textLines = lines(text, letterWidths.text) + (facts > 0 ? lines(facts, letterWidths.text) : 0);
      top += heights.padding + heights.titleLine * lines(hit.title.length, letterWidths.title);
      top += heights.textLine * textLines;
      count += 1;
    }
  }
  return count;
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
