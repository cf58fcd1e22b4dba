/** Links to a sentence: text directives as browsers read them. Runs in the browser; imports nothing. */

/** `text=[prefix-,]start[,end][,-suffix]`, see https://wicg.github.io/scroll-to-text-fragment/. */
interface Directive {
  prefix: string;
  start: string;
  end: string;
  suffix: string;
}

/** Longer texts are named by how they begin and end. */
const longestExact = 200;
const edgeWords = [3, 5, 8, 13];
const contextWords = [0, 1, 2, 4, 8, 16];

/**
 * The directive that leads to a place in a page, with words before or after it only where the same words stand earlier.
 *
 * @param page words of the whole page as a browser searches them: a line for each block, single spaces
 * @param from offset of the first character in `page`; the place is widened to whole words
 * @returns `text=…` with everything encoded that means something there; `undefined` if nothing is selected or no words
 *   tell the place from others
 */
export function textDirective(page: string, from: number, to: number): string | undefined {
  const place = wholeWords(page, from, to);
  if (place.from >= place.to) return undefined;
  const folded = fold(page);
  for (const directive of candidates(page, place)) {
    const found = findDirective(folded, directive);
    if (found?.from === place.from && found.to === place.to) return serialize(directive);
  }
  return undefined;
}

interface Place {
  from: number;
  to: number;
}

function wholeWords(page: string, from: number, to: number): Place {
  let [first, last] = [from, to];
  while (first < last && isSpace(page[first])) first += 1;
  while (last > first && isSpace(page[last - 1])) last -= 1;
  if (first === last) return { from: first, to: last };
  while (first > 0 && !isSpace(page[first - 1])) first -= 1;
  while (last < page.length && !isSpace(page[last])) last += 1;
  return { from: first, to: last };
}

/** The shortest first. */
function* candidates(page: string, { from, to }: Place): Generator<Directive> {
  const text = page.slice(from, to);
  const bare: Pick<Directive, 'start' | 'end'>[] =
    text.length <= longestExact && !text.includes('\n')
      ? [{ start: text, end: '' }]
      : edgeWords.map((count) => ({ start: firstWords(text, count), end: lastWords(text, count) }));
  for (const count of contextWords) {
    const prefix = lastWords(page.slice(0, from), count);
    const suffix = firstWords(page.slice(to), count);
    for (const words of bare) {
      if (count === 0) yield { ...words, prefix: '', suffix: '' };
      else {
        yield { ...words, prefix, suffix: '' };
        yield { ...words, prefix: '', suffix };
        yield { ...words, prefix, suffix };
      }
    }
  }
}

/** Words at the beginning of a text's first line that has any. */
function firstWords(text: string, count: number): string {
  return text.trimStart().split('\n')[0]?.trim().split(' ').slice(0, count).join(' ') ?? '';
}

/** Words at the end of a text's last line that has any. */
function lastWords(text: string, count: number): string {
  if (count === 0) return '';
  return text.trimEnd().split('\n').at(-1)?.trim().split(' ').slice(-count).join(' ') ?? '';
}

/** The first place a browser finds for a directive. A term is within one block, of whole words, in any case. */
function findDirective(page: string, directive: Directive): Place | undefined {
  const [prefix, start, end, suffix] = [directive.prefix, directive.start, directive.end, directive.suffix].map(fold);
  for (let at = 0; ; at += 1) {
    at = indexOfTerm(page, prefix || start || '', at);
    if (at < 0) return undefined;
    const from = prefix ? skipSpace(page, at + prefix.length) : at;
    if (!isTermAt(page, start ?? '', from)) continue;
    const to = endOf(page, from + (start ?? '').length, end ?? '', suffix ?? '');
    if (to !== undefined) return { from, to };
  }
}

function endOf(page: string, afterStart: number, end: string, suffix: string): number | undefined {
  const fits = (to: number) => suffix === '' || isTermAt(page, suffix, skipSpace(page, to));
  if (end === '') return fits(afterStart) ? afterStart : undefined;
  for (let at = indexOfTerm(page, end, afterStart); at >= 0; at = indexOfTerm(page, end, at + 1)) {
    if (fits(at + end.length)) return at + end.length;
  }
  return undefined;
}

function indexOfTerm(page: string, term: string, from: number): number {
  let at = page.indexOf(term, from);
  while (at >= 0 && !isTermAt(page, term, at)) at = page.indexOf(term, at + 1);
  return at;
}

function isTermAt(page: string, term: string, at: number): boolean {
  const to = at + term.length;
  return page.startsWith(term, at) && isBoundary(page, at) && isBoundary(page, to);
}

function isBoundary(page: string, at: number): boolean {
  return !(isLetter(page[at - 1]) && isLetter(page[at]));
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n';
}

function skipSpace(page: string, at: number): number {
  let next = at;
  while (isSpace(page[next])) next += 1;
  return next;
}

/** Browsers don't look at case. A letter whose small form is longer stays, so that offsets stay true. */
function fold(text: string): string {
  return text.replace(/\p{Lu}/gu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}

function serialize({ prefix, start, end, suffix }: Directive): string {
  const terms = [prefix && `${encode(prefix)}-`, encode(start), encode(end), suffix && `-${encode(suffix)}`];
  return `text=${terms.filter(Boolean).join(',')}`;
}

/** Hyphens, commas and ampersands part terms; parentheses end a link in Markdown. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[-()]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
