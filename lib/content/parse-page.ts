import { VFile } from 'vfile';
import { checkSource } from '../markdown/check-source';
import { formatMessages } from './format-messages';
import { isFeed, parseFeedPage } from './import-feed';
import { parseHtmlPage } from './import-html';
import type { Page } from './import-page';

/** Something the person who imports can put right; the message is a whole sentence. */
export class ImportError extends Error {}

/** UTF-16 units; a page of the forum has some hundred thousand. */
const longestPage = 10_000_000;

/** Read bytes as what they are: a feed, a saved page, or pasted text. */
export function parsePage(source: string, bytes: Uint8Array, url?: string): Page {
  const text = decodeText(source, bytes);
  if (text.length > longestPage) {
    throw new ImportError(`Unexpected length of ${source}, expected at most ${longestPage} characters.`);
  }
  if (isFeed(text)) return checkPage(source, parseFeedPage(text));
  if (!isHtml(text)) return { format: 'text', lines: readText(source, bytes).split('\n'), marks: [], invisible: 0 };
  const page = parseHtmlPage(text, url);
  if (!page) throw new ImportError(`Unexpected HTML in ${source}, expected a page that is nested less deeply.`);
  return checkPage(source, page);
}

function isHtml(text: string): boolean {
  const start = text.slice(0, 3000).replace(/^\s+/, '');
  return /^(?:<!doctype html|<html[\s>]|<!-- saved from|<(?:head|body|main|article|section|div|table)[\s>])/i.test(
    start,
  );
}

/** The same rules for the text of a saved page as for any other text of ours. */
function checkPage(source: string, page: Page): Page {
  readText(source, new TextEncoder().encode(page.lines.join('\n')));
  return page;
}

function decodeText(source: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return readText(source, bytes);
  }
}

function readText(source: string, bytes: Uint8Array): string {
  const file = new VFile({ path: source });
  const text = checkSource(file, bytes);
  if (text === undefined || file.messages.length > 0) throw new ImportError(formatMessages([file]).text);
  return text;
}
