/** What surrounds a run of digits, as far as it says how to read them. */
export interface NumberContext {
  /** The number with its minus, and where that starts in the text. */
  text: string;
  index: number;
  /** `doubtful` where a letter stands before the minus, so that it may be a hyphen. */
  sign: 'none' | 'minus' | 'doubtful';
  /** 0 to 1: a date, a time, a version or a process number is hardly a code. */
  weight: number;
  marked: boolean;
  /** Part of `15.5` or `2.0.1`. */
  inVersion: boolean;
  /** Part of `6F1D…-…-…`. */
  inUuid: boolean;
}

/** Hyphen, U+2010, U+2011, en dash, minus, small and full-width hyphen: all seen in pasted numbers. */
const minus = new Set('-‐‑–−﹣－');

/** Words right before a number that say it is a code; also at the end of a longer word (`ASErrorDomain error`, `pam_result`). */
const markWords =
  /(?:error|err|code|status|osstatus|oserr|errno|result|returned|reason|exit|signal|domain|exception)$/i;

/** Words right before a number that say it is something else. */
const otherWords =
  /(?:^|[^A-Za-z])(?:(?:ios|ipados|macos|osx|tvos|watchos|visionos|xcode|swift|version|iphone|ipad|build|sdk|line|port|pid|thread|rdar|tn|wwdc|safari)|v)$/i;

/** Longest stretch before a number that is looked at. */
const reach = 32;

/** @param start first digit; @param end after the last digit */
export function numberContext(text: string, start: number, end: number): NumberContext {
  const previous = text[start - 1] ?? '';
  const beforePrevious = text[start - 2] ?? '';
  const signed = minus.has(previous) && !/\d/.test(beforePrevious);
  const sign = !signed ? 'none' : /[A-Za-z_]/.test(beforePrevious) ? 'doubtful' : 'minus';
  const index = signed ? start - 1 : start;
  const words = text.slice(Math.max(0, index - reach), index).replace(/(?<![\s=:("'`#<[,])[\s=:("'`#<[,]+$/, '');
  const marked = markWords.test(words);
  return {
    text: text.slice(index, end),
    index,
    sign,
    weight: isSomethingElse(text, start, end, words) ? 0.1 : 1,
    marked,
    inVersion: (previous === '.' && /\d/.test(beforePrevious)) || /^\.\d/.test(text.slice(end, end + 2)),
    inUuid: /[0-9A-Fa-f]-$/.test(text.slice(start - 2, start)) || /^-[0-9A-Fa-f]{4}/.test(text.slice(end, end + 5)),
  };
}

function isSomethingElse(text: string, start: number, end: number, words: string): boolean {
  const joined = /\d[-:/–]$/.test(text.slice(start - 2, start)) || /^[-:/–]\d/.test(text.slice(end, end + 2));
  return joined || otherWords.test(words);
}
