/**
 * Find the lines that a text had before a listing put it into one. White space is all that is changed: code in braces,
 * logs, markup and signatures get lines of their own again where they leave no doubt; prose stays one line.
 */
export function splitOneLine(text: string): string[] {
  if (text.length < shortest) return [text];
  return splitFences(text).flatMap((piece) =>
    piece.startsWith('```') ? [piece] : splitSignature(piece).flatMap(splitLogs).flatMap(splitCode).flatMap(splitItems),
  );
}

const shortest = 60;
/** Characters; code without an end is looked at no further. */
const longestBlock = 10_000;

/** Backticks that the asker typed and the forum did not take for code. */
function splitFences(text: string): string[] {
  const marks = [...text.matchAll(/```/g)].map(({ index }) => index);
  const cuts = marks.flatMap((at, count) => (count % 2 === 0 ? [at] : [at + 3]));
  return cutAt(text, marks.length % 2 === 0 ? cuts : []);
}

function splitSignature(text: string): string[] {
  const match =
    /(?:^|\s)Share and Enjoy (—|–|--) ([^@]{3,60} @ [^@]{3,60} @ Apple)(?: (let myEmail = .{3,60}?"apple\.com"))?/.exec(
      text,
    );
  if (!match) return [text];
  const start = match.index + (/^\s/.test(match[0]) ? 1 : 0);
  const end = match.index + match[0].length;
  const [, dash = '', name = '', address] = match;
  const lines = ['Share and Enjoy', dash, name, ...(address === undefined ? [] : [address])];
  const rest = text.slice(end).trim();
  return [text.slice(0, start).trim(), ...lines, ...(rest ? splitOneLine(rest) : [])].filter((line) => line !== '');
}

/** A new line before each time stamp of a log, and before the sentence that follows the last one. */
function splitLogs(text: string): string[] {
  const stamps = [...text.matchAll(/(?<=^|\s)\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/g)].map(({ index }) => index);
  const last = stamps.at(-1);
  if (last === undefined) return [text];
  const prose = /[\d.)"}>] (?=\p{Lu}[\p{Ll}’']+ (?:\p{Ll}+|[A-Z]\w+) \p{Ll})/u.exec(text.slice(last));
  const end = prose ? [last + prose.index + 2] : [];
  return cutAt(text, [...stamps, ...end]);
}

const opener =
  /(?:^|[\s:.)])((?:import [A-Z]\w+|(?:@\w+ |public |private |fileprivate |internal |open |static |final |override |mutating ){0,6}(?:func \w+|(?:final )?class [A-Z]\w*|struct [A-Z]\w*|enum [A-Z]\w*|extension [A-Z]\w*|actor [A-Z]\w*)|(?:guard|if) let \w+|(?:let|var) \w+(?:: [^=]{1,60})? = |do \{|Task(?:\.detached)? \{|<\?xml |<plist|<key>|<dict>|\{ ?"))/g;

/** Code in one line: from its first keyword to the bracket that closes it. */
function splitCode(text: string): string[] {
  if (!/[{<]/.test(text)) return [text];
  const cuts: number[] = [];
  let after = 0;
  for (const match of text.matchAll(opener)) {
    const start = match.index + match[0].length - (match[1] ?? '').length;
    if (start < after) continue;
    const end = match[1]?.startsWith('<') ? endOfMarkup(text, start) : endOfBraces(text, start);
    if (end === undefined) continue;
    cuts.push(start, end);
    after = end;
  }
  const pieces = cutPairs(text, cuts);
  return pieces.flatMap(({ piece, isCode }) => (isCode ? layOut(piece) : [piece]));
}

/** The bracket that closes the first one, and code that follows it without a word of prose between. */
function endOfBraces(text: string, start: number): number | undefined {
  let depth = 0;
  let quote = false;
  for (let at = start; at < Math.min(text.length, start + longestBlock); at += 1) {
    const character = text[at];
    if (character === '"' && text[at - 1] !== '\\') quote = !quote;
    if (quote) continue;
    if (character === '{' || character === '(' || character === '[') depth += 1;
    if (character === '}' || character === ')' || character === ']') depth -= 1;
    if (depth < 0) return undefined;
    if (depth === 0 && character === '}') return at + 1;
    if (depth === 0 && character === '.' && text[at + 1] === ' ' && /\p{Lu}/u.test(text[at + 2] ?? ''))
      return undefined;
  }
  return undefined;
}

/** The last tag of markup that stands together. */
function endOfMarkup(text: string, start: number): number | undefined {
  const match = /^(?:<[^<>]{1,200}>\s?(?:[^<>]{0,200}(?=<\/))?)+/.exec(text.slice(start, start + 20_000));
  return match && match[0].trim().length > 20 ? start + match[0].trimEnd().length : undefined;
}

const statement = /^(?:func|let|var|guard|return|switch|for|while|if|do|defer|import|struct|class|enum|extension) /;
/** Words after which a statement's first word is not one. */
const awaitsMore =
  /(?:^|[,=:({]|->|\b(?:if|guard|case|while|for|else|in|static|private|public|internal|fileprivate|open|override|final|mutating|lazy|weak|async|await|try|catch|@\w+))\s*$/;

function startsStatement(code: string, at: number): boolean {
  return statement.test(code.slice(at, at + 12));
}

/** Lines of code: one ends at an opening brace, a semicolon and a closing brace, outside quotation marks. */
function layOut(code: string): string[] {
  const isMarkup = code.startsWith('<');
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  let brackets = 0;
  let quote = false;
  const end = () => {
    const text = line.trim();
    const own = /^[}\])]|^<\//.test(text) ? Math.max(depth, 0) : depth;
    if (text !== '') lines.push('    '.repeat(Math.min(own, 12)) + text);
    line = '';
  };
  for (const [at, character] of code.split('').entries()) {
    if (isMarkup) {
      if (character === '<' && /[>\s]$/.test(line)) end();
      line += character;
      continue;
    }
    if (character === '"' && !line.endsWith('\\')) quote = !quote;
    if (!quote && character === '}') {
      end();
      depth -= 1;
    }
    if (!quote && brackets === 0 && /[\s\])}?]$/.test(line) && startsStatement(code, at) && !awaitsMore.test(line))
      end();
    line += character;
    if (quote) continue;
    if (character === '(' || character === '[') brackets += 1;
    if (character === ')' || character === ']') brackets -= 1;
    if (character === '{' || character === ';' || (character === '}' && !/^[),;]/.test(code.slice(at + 1, at + 2)))) {
      end();
      if (character === '{') depth += 1;
    }
  }
  end();
  return lines;
}

/** Items that the asker numbered from 1 upwards, or marked with a bullet. */
function splitItems(text: string): string[] {
  const cuts: number[] = [];
  let next = 1;
  for (const match of text.matchAll(/(?<=^|[\s:])(?:(\d{1,2})[.)] |• )(?=\S)/g)) {
    if (match[1] !== undefined && Number(match[1]) !== next) continue;
    if (match[1] !== undefined) next += 1;
    cuts.push(match.index);
  }
  return cuts.length > 1 ? cutAt(text, cuts) : [text];
}

function cutAt(text: string, cuts: readonly number[]): string[] {
  const places = [0, ...cuts, text.length];
  return places
    .slice(1)
    .map((end, index) => text.slice(places[index], end))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** Pieces at pairs of places; what lies within a pair is code. */
function cutPairs(text: string, cuts: readonly number[]): { piece: string; isCode: boolean }[] {
  const places = [0, ...cuts, text.length];
  const pieces = places
    .slice(1)
    .map((end, index) => ({ piece: text.slice(places[index], end).trim(), isCode: index % 2 === 1 }));
  return pieces.filter(({ piece }) => piece !== '');
}
