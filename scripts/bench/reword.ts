import type { Chain, Family } from './generate-pages';
import type { Random } from './random';

/** What new words are taken from. */
export interface Voice {
  chain: Chain;
  family: Family;
  /** Code spans of our own texts, each as often as it stands there. */
  spans: readonly string[];
  /** Evidence of our own texts, as written: `[documented](https://…)`. */
  evidence: readonly string[];
  random: Random;
}

const token = /`[^`]+`|!?\[[^\]]*\]\((?:[^()\s]|\([^()\s]*\))*\)|\{#[^}]*\}|(\s+)|[^\s`[({]+|[[({]/g;
const statusLink = /^\[(?:confirmed|documented|standard|source-code|reported|inferred|open)\]\(/;
/** Names of systems and products, versions, numbers: they say how real text is mixed, and stay. */
const kept = /\d|[a-z][A-Z]|^[A-Z]{2,}/;

/**
 * Say something else in the same form: lists, tables, code, links, evidence and lengths stay, words and names are new.
 * Figures and own anchors go, because both are about one page.
 */
export function rewordMarkdown(markdown: string, voice: Voice): string {
  let fence = '';
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && (fence === '' || line.trim() === fence)) {
      fence = fence === '' ? mark : '';
      lines.push(line);
    } else if (fence !== '') lines.push(rewordCode(line, voice));
    else if (/^!\[[^\]]*\]\(figure:/.test(line)) lines.push(rewordText('A picture of the whole stood here.', voice));
    else lines.push(rewordLine(line, voice));
  }
  return lines.join('\n');
}

function rewordLine(line: string, voice: Voice): string {
  if (/^[\s:|-]*$/.test(line)) return line;
  const start = /^\s*(?:(?:[-*+]|\d+\.)\s+(?:\[[ x]\]\s+)?|>\s?)*/.exec(line)?.[0] ?? '';
  const rest = line.slice(start.length);
  if (!rest.startsWith('|')) return start + rewordText(rest, voice);
  return (
    start +
    rest
      .split('|')
      .map((cell) => rewordText(cell, voice))
      .join('|')
  );
}

/** Words, code spans and links of one text, each by one of its kind. */
export function rewordText(text: string, voice: Voice): string {
  const { chain, random, spans, family } = voice;
  let previous = '';
  return text.replace(token, (part, space: string | undefined) => {
    if (space !== undefined) return ' ';
    if (part.startsWith('`')) return random.next() < 0.45 ? `\`${random.pick(family.symbols)}\`` : random.pick(spans);
    if (part.startsWith('{#') || part.startsWith('!')) return '';
    if (statusLink.test(part)) return random.pick(voice.evidence);
    const link = /^\[([^\]]*)\](\(https:.*)$/.exec(part);
    if (link) return `[${plainWords(link[1] ?? '', voice)}]${link[2]}`;
    if (part.startsWith('[') && part.length > 1) return plainWords(part.slice(1, part.indexOf(']')), voice);
    const [, before = '', word = '', after = ''] = /^([("'“‘[{]*)(.*?)([.,;:?!)"'”’]*)$/.exec(part) ?? [];
    if (word === '' || (kept.test(word) && !/[*_]/.test(word) && random.next() < 0.8)) return part;
    const chance = random.next();
    const other =
      chance < 0.03 ? random.pick(family.words) : chance < 0.035 ? `${random.pick(family.numbers)}` : next(previous);
    previous = other;
    return before + matchCase(other, word) + after.replace(/[*_]/g, '');
  });

  function next(word: string): string {
    return chain.after(word, random).replace(/[,.]$/, '');
  }
}

function plainWords(text: string, { chain, random }: Voice): string {
  let previous = '';
  const words = text.split(/\s+/).map(() => {
    previous = chain.after(previous, random).replace(/[,.]$/, '');
    return previous;
  });
  return words.join(' ') || 'more';
}

function matchCase(word: string, model: string): string {
  return /^[A-Z]/.test(model) ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word.toLowerCase();
}

/** Code and logs keep their form; numbers, times and names of programs differ from page to page. */
function rewordCode(line: string, { random, family }: Voice): string {
  return line
    .replace(/(?<![\w.])-?\d{3,}(?![\w.])/g, (number) => vary(number, random))
    .replace(/\bMyApp\b/g, family.type)
    .replace(/\bcom\.example\b/g, `com.example.${family.words[0]}`)
    .replace(/\b(?:kSec|errSec|k[A-Z])[A-Za-z]{6,}\b/g, (name) =>
      random.next() < 0.5 ? random.pick(family.symbols).replace(/[.-]/g, '') : name,
    );
}

function vary(number: string, random: Random): string {
  return number.replace(/\d/g, (digit, place: number) => (place === 0 ? digit : String(random.below(10))));
}
