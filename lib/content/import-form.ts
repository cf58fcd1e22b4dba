import type { CaptureForm } from '../model/post';
import { isFieldLine } from './capture-fields';
import type { Line } from './import-lines';
import { findRows } from './import-listing';
import { hasTopics, isPageLine } from './page-lines';
import { threadIdOf } from './thread-id';

export interface RecognizedForm {
  form: CaptureForm;
  /** What in the page shows it, as the end of a sentence: `because …`. */
  why: string;
}

/**
 * Say in which form of the forum's pages a text comes.
 *
 * @param url address of the page, where known; the text decides first
 */
export function recognizeForm(lines: readonly Line[], url?: string): RecognizedForm {
  const written = lines.filter(({ kind }) => kind !== 'blank');
  const texts = written.map(({ text }) => text);
  const at = (pattern: RegExp) => texts.find((text) => pattern.test(text));

  const feed = texts.findIndex((text, index) => isFeedHead(text, texts[index + 1] ?? ''));
  if (feed >= 0) return { form: 'feed', why: `posts begin with lines such as \`${short(texts[feed])}\`` };

  const rows = findRows(written);
  const tag = at(/^Posts under .+ tag$/);
  const total = at(/^\d[\d,]* Posts?$/);
  const full = rows.filter(({ whole }) => whole).length;
  const tagWithoutRows = tag !== undefined && total !== undefined && !at(/^(?:Topic|SubTopic|Tags):$/);
  if (tag !== undefined && (rows.length > 0 || isEmptyList(texts) || tagWithoutRows)) {
    return { form: 'tag-page', why: `it has the line \`${short(tag)}\`${total ? ` and \`${total}\`` : ''}` };
  }
  const heads = texts.some((_, index) => isColumnHeads(texts, index));
  if (full > 0 && (heads || full > 1)) {
    return { form: 'structured-listing', why: `${full} rows end with three counts and an activity` };
  }
  const replies = texts.filter((text) => /^Reply to \S/.test(text)).length;
  const sorted = texts.filter(hasTopics).length;
  if (replies > 1 || (replies === 1 && (sorted > 0 || /\/forums\/profile\//.test(url ?? '')))) {
    return { form: 'profile-replies', why: `${replies} lines begin with \`Reply to\`` };
  }
  const mark = threadMark(texts);
  if (mark) return { form: 'thread-page', why: `it has the line \`${short(mark)}\`` };
  if (url !== undefined && threadIdOf(url)) return { form: 'thread-page', why: 'its address is that of a thread' };
  if (heads) return { form: 'stripped-listing', why: 'it has the heads of the list but no row with counts' };
  if (at(/^Topic:$/)) return { form: 'stripped-listing', why: 'posts end with a `Topic:` block and have no counts' };
  return { form: 'stripped-listing', why: 'nothing in it marks another form' };
}

/** Two lines that the importer itself writes above each post of a feed. */
function isFeedHead(text: string, next: string): boolean {
  if (/^Title: \S/.test(text)) return /^(?:Link: https:\S+$|Published: )/.test(next);
  return /^Link: https:\S+$/.test(text) && /^(?:Author|Published|Updated): \S/.test(next);
}

function isEmptyList(texts: readonly string[]): boolean {
  return isPageLine(texts.at(-1) ?? '') || texts.some((text) => /^(?:0 Posts|No posts\b.*)$/i.test(text));
}

/** At least four of the heads of the list, one below the other. */
function isColumnHeads(texts: readonly string[], index: number): boolean {
  const heads = new Set(['Post', 'Replies', 'Boosts', 'Views', 'Activity', 'Created']);
  return [0, 1, 2, 3].every((step) => heads.has(texts[index + step] ?? ''));
}

/** A line that only the page of one thread has. `Posted` alone is also a word. */
function threadMark(texts: readonly string[]): string | undefined {
  return texts.find(
    (text) =>
      isFieldLine(text) &&
      (/^(?:Answered by|This (?:thread|post) has been locked|Accepted (?:Answer|Reply)$)/i.test(text) ||
        /^Posted .{0,40}\bago by \S/.test(text)),
  );
}

function short(text = ''): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
