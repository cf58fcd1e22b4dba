import type { Line } from './import-lines';

/** At most this many lines between two lines of code count as code too. */
const largestGap = 3;

const strong = [
  /^[{}[\]()]+[;,]?$/,
  /^\}(?: (?:else|catch|while)\b.*| *[);,]+)?$/,
  /^(?:@\w+|import \w+|#import\b|#include\b|#if\b|#endif\b)/,
  /^(?:public |private |fileprivate |internal |open |static |final |override |async |mutating |@\w+ )*(?:func|class|struct|enum|extension|protocol|init|actor)\b.*[{(]?$/,
  /^(?:let|var) \w\s*\S/,
  /^(?:guard|if|while|for|switch|do|catch|else)\b.*\{$/,
  /^(?:if|guard) (?:let|var|case)\b/,
  /^(?:guard|else|do|defer|func)$/,
  /^case (?:\.|let |var |").*:$/,
  /^default:$/,
  /^(?:return|throw|try|await) [\w.!?]+\(.*\)$/,
  /^(?:return|throw) [\w.]+$/,
  /^try (?:await )?[\w.]+\(/,
  /^\/\/|^\/\*|^\*\/$/,
  /^[\w.]+(?:\[[^\]]+\])? = \S/,
  /^[-+] ?\([\w *]+\)\w/,
  /^(?:const )?[A-Z]\w+ \*?\w+ = /,
  /^\(__bridge /,
  /;$/,
  /^<[!?/]?[A-Za-z][^<>]*>.*$/,
  /^"[\w.-]+"\s*:\s*\S.*[,{[]?$/,
  /^\w+(?: as String)?\s*:\s*\S.*,$/,
  /^[\w.]+\([^ ]*\)$/,
];

/** Mark lines of program text. Without indentation a single line proves little, so neighbours decide with it. */
export function markCode(lines: Line[]): void {
  const certain = lines.map((line) => line.kind === 'text' && isCode(line.text));
  for (const [index, line] of lines.entries()) if (certain[index] && !isProse(line.text)) line.kind = 'code';
  fillGaps(lines);
}

function isCode(text: string): boolean {
  return strong.some((pattern) => pattern.test(text));
}

/** Lines that are code only because code stands around them, such as the middle of a long call. */
function fillGaps(lines: Line[]): void {
  let last = -1;
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'code') continue;
    const gap = lines.slice(last + 1, index);
    const fills =
      last >= 0 && gap.length <= largestGap && gap.every(({ kind, text }) => kind === 'text' && !isProse(text));
    if (fills) for (const between of gap) between.kind = 'code';
    last = index;
  }
}

/** A sentence: words with spaces between them that end as sentences do. */
function isProse(text: string): boolean {
  if (/^(?:\/\/|\/\*|<)/.test(text)) return false;
  const words = text.split(' ').filter((word) => /^[\p{L}’',.]+$/u.test(word));
  return words.length >= 6 && (/[.?!:]$/.test(text) || words.length >= 12);
}
