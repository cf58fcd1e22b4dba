import type { CaptureForm } from '../model/post';
import { type ImportedPart, proposeParts } from './import-boundaries';
import { proposeItems } from './import-feed-parts';
import type { Line } from './import-lines';
import { proposeRows } from './import-listing';
import { proposeReplies } from './import-replies';
import { proposeThread } from './import-thread';

const proposals: Record<CaptureForm, (lines: readonly Line[]) => ImportedPart[]> = {
  'stripped-listing': proposeParts,
  'structured-listing': proposeRows,
  'tag-page': proposeRows,
  'thread-page': proposeThread,
  'profile-replies': proposeReplies,
  feed: proposeItems,
};

/**
 * Cut a page of a form into posts and furniture; every line is in exactly one part.
 *
 * @param lines without the table of links of a saved page
 */
export function proposePage(lines: readonly Line[], form: CaptureForm): ImportedPart[] {
  if (lines.length === 0) return [];
  const parts = proposals[form](lines);
  if (parts.length > 0) return parts;
  return [{ range: { first: 1, last: lines.length }, kind: 'furniture', label: 'a page without posts' }];
}

/** Whether a form puts the whole text of a post into one line. */
export function isOneLine(form: CaptureForm): boolean {
  return form === 'structured-listing' || form === 'tag-page' || form === 'profile-replies';
}
