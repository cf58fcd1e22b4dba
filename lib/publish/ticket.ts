/** Text for the clipboard, made from the Markdown form of a page. Runs in the browser; imports nothing of the site's data. */

import { anchorOf } from '../site';

/** Put an origin before the addresses in a page's Markdown, so that they mean something elsewhere. */
export function absoluteMarkdown(markdown: string, origin: string): string {
  return markdown.replace(/\]\(\//g, `](${origin}/`).replace(/^Address: \//gm, `Address: ${origin}/`);
}

/**
 * What a ticket needs of an entry or number: what it is, what it means, the one check to run, the link.
 *
 * @param address of the page with the anchor the reader is at, absolute
 */
export function ticketText(markdown: string, address: string): string {
  const [head, ...parts] = cutAt(markdown, '##');
  const title = /^# (.*)$/m.exec(head?.text ?? '')?.[1] ?? '';
  const [page = '', anchor = ''] = address.split('#');
  if (head?.text.includes('\nOther forms:')) return numberTicket(title, parts, page, decodeURIComponent(anchor));
  const answer = parts.find(({ title }) => title === 'Short answer')?.text ?? '';
  const check = ['Check', 'Steps'].flatMap((name) => parts.find((part) => part.title === name) ?? []);
  const status = /^Status: (\S+) · Reviewed: (\S+)/m.exec(head?.text ?? '');
  return ticket({
    what: title,
    meaning: plain(blocks(answer)[0] ?? ''),
    check: firstCheck(check.map(({ text }) => text)),
    status: status ? `${status[1]}, reviewed ${status[2]}` : '',
    link: address,
  });
}

function numberTicket(number: string, meanings: Part[], page: string, anchor: string): string {
  const wanted = meanings.find(({ title }) => isWithin(anchor, anchorOf(title))) ?? meanings[0];
  if (!wanted) return ticket({ what: number, meaning: '', check: '', status: '', link: page });
  const [body, ...sections] = cutAt(wanted.text, '###');
  const first = blocks(body?.text ?? '')[0] ?? '';
  const said = first.startsWith('- ') ? '' : first;
  const check = ['Check', 'Fix'].flatMap((name) => sections.find((section) => section.title === name) ?? []);
  return ticket({
    what: `${number} ${wanted.title}`,
    meaning: plain(meanings.length > 1 ? said.replace(/ ?\([^()]*\)$/, '') : said),
    check: firstCheck(check.map(({ text }) => text)),
    status: /^- Status of the text below: (.*)$/m.exec(body?.text ?? '')?.[1] ?? '',
    link: `${page}#${encodeURIComponent(anchorOf(wanted.title)).replace(/%3A/g, ':')}`,
  });
}

function isWithin(anchor: string, meaning: string): boolean {
  return anchor === meaning || anchor.startsWith(`${meaning}.`);
}

interface Ticket {
  what: string;
  meaning: string;
  check: string;
  status: string;
  link: string;
}

function ticket({ what, meaning, check, status, link }: Ticket): string {
  return [what, meaning, check && `Check: ${check}`, status && `Status: ${status}`, link].filter(Boolean).join('\n');
}

interface Part {
  title: string;
  /** Without the heading. */
  text: string;
}

/** Cut a text at its headings of one level; what stands before the first has no title. Code is not looked into. */
function cutAt(markdown: string, hashes: '##' | '###'): Part[] {
  const parts: Part[] = [{ title: '', text: '' }];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (mark && !fence) fence = mark;
    else if (mark.startsWith(fence)) fence = '';
    const last = parts.at(-1) as Part;
    if (!fence && line.startsWith(`${hashes} `)) parts.push({ title: line.slice(hashes.length + 1), text: '' });
    else last.text += `${line}\n`;
  }
  return parts;
}

function blocks(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean);
}

/** The first command, or else the first sentence that says what to look at. */
function firstCheck(texts: readonly string[]): string {
  for (const text of texts) {
    const command = /^[ \t]*```sh\n([\s\S]*?)^[ \t]*```/m.exec(text)?.[1];
    if (command) return command.replace(/^ {2,}/gm, '').trim();
  }
  const words = blocks(texts[0] ?? '').find((block) => !block.startsWith('```')) ?? '';
  return plain(words.split(/\n(?=\d+\.|- )/)[0]?.replace(/^(?:\d+\.|-) /, '') ?? '');
}

/** Words without markup and evidence. */
function plain(markdown: string): string {
  return markdown
    .replace(/ ?\((?:\[[a-z-]+\]\(https:[^()\s]*(?:\([^()\s]*\)[^()\s]*)?\)(?:, )?)+\)/g, '')
    .replace(/\[([^[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?\)/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
