import { escapeMarkdown } from '@/lib/escape-markdown';
import { textDirective } from '@/lib/publish/text-fragment';
import { site } from '@/lib/site';
import { readPageWords } from './page-words';

/**
 * Offer a link to the text one has selected, and the text as a Markdown quotation with its source and date. The buttons
 * stand behind the block of the selection, so Tab leads to them.
 */
export function mount(article: HTMLElement): void {
  const tools = document.createElement('div');
  tools.className = 'quote-tools';
  tools.role = 'group';
  tools.ariaLabel = 'Selected text';
  const status = document.createElement('span');
  status.role = 'status';
  let range: Range | undefined;
  let waiting = 0;

  const add = (words: string, said: string, textOf: (selected: Range) => string) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = words;
    button.addEventListener('click', () => {
      if (!range) return;
      navigator.clipboard.writeText(textOf(range)).then(
        () => say(said),
        () => say('Not copied: the browser refused'),
      );
    });
    tools.append(button);
  };
  add('Copy link to this text', 'Link copied', (selected) => addressOf(article, selected));
  add('Copy as quotation', 'Quotation copied', (selected) => quotationOf(article, selected));
  tools.append(status);

  // A press on a button must not take the selection away.
  tools.addEventListener('pointerdown', (event) => event.preventDefault());
  tools.addEventListener('mousedown', (event) => event.preventDefault());
  document.addEventListener('selectionchange', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(follow, 200);
  });
  // Tab takes the selection away on its way to the buttons, so they stay until something else is pressed.
  let tabbing = false;
  document.addEventListener('keydown', ({ key }) => {
    tabbing = key === 'Tab' || (tabbing && key !== 'Escape');
    if (key === 'Escape') tools.remove();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    tabbing = false;
    if (!(target instanceof Node && tools.contains(target))) follow();
  });
  follow();

  function say(words: string): void {
    status.textContent = words;
  }

  function follow(): void {
    const selection = getSelection();
    if (tools.contains(document.activeElement)) return;
    const next = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
    if (!next && tabbing && tools.isConnected) return;
    if (!next || !article.contains(next.commonAncestorContainer) || next.toString().trim() === '') {
      tools.remove();
      range = undefined;
      return;
    }
    range = next.cloneRange();
    say('');
    blockOf(article, range).after(tools);
    moveBelow(tools, range);
  }
}

/** What the buttons can stand behind without breaking a list, a table or a sentence. */
function blockOf(article: HTMLElement, range: Range): Element {
  const end = range.endContainer;
  let block = end instanceof Element ? end : (end.parentElement ?? article);
  while (block.parentElement && block !== article && !block.parentElement.matches('.prose, section, details, article'))
    block = block.parentElement;
  return block === article ? (article.lastElementChild ?? article) : block;
}

function moveBelow(tools: HTMLElement, range: Range): void {
  const end = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  const frame = (tools.offsetParent ?? document.documentElement).getBoundingClientRect();
  const most = document.documentElement.clientWidth - tools.offsetWidth - 8;
  tools.style.left = `${Math.max(8, Math.min(end.left, most)) - frame.left}px`;
  tools.style.top = `${end.bottom + 8 - frame.top}px`;
}

/** Address of the nearest anchor, for browsers that know no text directives, and the directive. */
function addressOf(article: HTMLElement, range: Range): string {
  const { origin, pathname } = location;
  const { text, from, to } = readPageWords(document.body, range);
  const directive = textDirective(text, from, to);
  const anchor = encodeURIComponent(anchorBefore(article, range)).replace(/%3A/g, ':');
  return `${origin}${pathname}${anchor || directive ? '#' : ''}${anchor}${directive ? `:~:${directive}` : ''}`;
}

function anchorBefore(article: HTMLElement, range: Range): string {
  let last = '';
  for (const element of article.querySelectorAll('[id]')) {
    if (element.closest('svg')) continue;
    if (range.comparePoint(element, 0) > 0) break;
    last = element.id;
  }
  return last;
}

function quotationOf(article: HTMLElement, range: Range): string {
  const start = range.startContainer;
  const near = (start instanceof Element ? start : start.parentElement)?.closest('.meaning') ?? article;
  const date = (near.querySelector('time') ?? article.querySelector('time'))?.dateTime;
  const post = (start instanceof Element ? start : start.parentElement)?.closest('blockquote');
  const title = article.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim() ?? document.title;
  const source = [
    `${post ? 'Forum post quoted in ' : ''}[${escapeMarkdown(title)}](${addressOf(article, range)})`,
    site.name,
    ...(date ? [`reviewed ${date}`] : []),
  ];
  const lines = [...blocksOf(range).flatMap((block) => [...block.split('\n'), '']), source.join(', ')];
  return lines
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
    .concat('\n');
}

/** The selected words by blocks as Markdown, with their sources; what stands in code stays code. */
function blocksOf(range: Range): string[] {
  const { commonAncestorContainer: common } = range;
  const around = common instanceof Element ? common : common.parentElement;
  if (around?.closest('pre')) return [fenced(range.toString())];
  if (around?.closest('code')) return [codeSpan(range.toString())];
  const part = range.cloneContents();
  for (const extra of part.querySelectorAll('.anchor, .copy, .quote-tools')) extra.remove();
  const programs = [...part.querySelectorAll('pre')].map((program, index) => {
    const text = program.textContent ?? '';
    program.replaceWith(`\n\0${index}\n`);
    return fenced(text);
  });
  const codes = [...part.querySelectorAll('code')];
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    if (!text.data.startsWith('\n\0') && !codes.some((code) => code.contains(text)))
      text.data = escapeMarkdown(text.data);
  }
  for (const code of codes) code.replaceWith(codeSpan(code.textContent ?? ''));
  for (const link of part.querySelectorAll<HTMLAnchorElement>('.evidence a'))
    link.replaceWith(` ([${link.textContent}](${link.href}))`);
  for (const block of part.querySelectorAll('p, li, h1, h2, h3, h4, tr, dt, dd, figcaption')) block.append('\n');
  for (const cell of part.querySelectorAll('td, th')) cell.append(' ');
  return (part.textContent ?? '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map((line) => (line.startsWith('\0') ? (programs[Number(line.slice(1))] ?? '') : line));
}

/** A block of code, fenced so that no line of it can end the fence. */
function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code.replace(/\n+$/, '')}\n${fence}`;
}

function codeSpan(code: string): string {
  return code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``;
}
