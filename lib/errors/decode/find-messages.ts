import type { Code } from '../../model/code';
import { url } from '../../site';
import { type DecodeTables, sentenceStart } from '../decode-tables';
import { codeSpan, type Found, type Search } from './code-span';
import { matches, patterns } from './patterns';

/** Parts of sentences whose beginning is not always the same, and the symbol each stands for. */
const parts: [text: string, symbol: string][] = [
  ['could not be found in the keychain', 'errSecItemNotFound'],
  ['already exists in the keychain', 'errSecDuplicateItem'],
  ['User interaction is not allowed', 'errSecInteractionNotAllowed'],
  ['code failed to satisfy specified code requirement', 'errSecCSReqFailed'],
  ['detritus not allowed', 'errSecCSInvalidAssociatedFileData'],
];

/** Verdicts and statuses that are one word, with what stands around them. */
const verdicts: [pattern: RegExp, domain: string][] = [
  [patterns.notaryStatus, 'notary submission status'],
  [patterns.verdict, 'spctl verdict'],
  [patterns.restError, 'Sign in with Apple REST ErrorResponse.error'],
];

/** Texts that stand where others have a number. */
export function findMessages(search: Search): Found[] {
  const { text, tables } = search;
  const found: Found[] = [];
  const add = (start: number, end: number, symbol: string, codes: readonly Code[]) => {
    const span = codeSpan(search, start, end, codes, {
      kind: 'message',
      because: `because this is the text of ${symbol}`,
    });
    if (span) found.push({ span, weight: 2 });
  };
  for (const { start, text: sentence, code } of sentencesIn(text, tables)) {
    add(start, start + sentence.length, code.symbol, [code]);
  }
  for (const [part, symbol] of parts) {
    const codes = tables.symbol(symbol).filter((code) => code.symbol === symbol);
    for (const start of placesOf(text, part)) add(start, start + part.length, symbol, codes);
  }
  for (const { domain, text: message, meaning } of tables.messages) {
    // `CloudKit query for ... failed due to …`: the part that is always the same.
    const fixed = message.split(/\.\.\.|\*/).sort((a, b) => b.length - a.length)[0] ?? '';
    if (fixed.trim().length < 14) continue;
    for (const start of placesOf(text, fixed))
      found.push(messageFound(start, start + fixed.length, domain, message, meaning));
  }
  for (const [pattern, domain] of verdicts) {
    for (const match of matches(pattern, text)) {
      const word = match[1] ?? '';
      const meaning = tables.messages.find((message) => message.domain === domain && message.text === word)?.meaning;
      const start = match.index + match[0].lastIndexOf(word);
      if (meaning) found.push(messageFound(start, start + word.length, domain, word, meaning));
    }
  }
  return found;
}

/** Whole sentences that stand for a code: of those that begin alike the longest. One look-up a word, however many there are. */
function* sentencesIn(text: string, { sentences }: DecodeTables) {
  for (const { index: start } of text.matchAll(/(?<![\p{L}\p{N}])[.\p{L}\p{N}]/gu)) {
    const alike = sentences.get(text.slice(start, start + sentenceStart));
    const [longest] = (alike ?? [])
      .filter((one) => text.startsWith(one.text, start))
      .sort((a, b) => b.text.length - a.text.length);
    if (longest) yield { start, ...longest };
  }
}

function messageFound(start: number, end: number, domain: string, message: string, meaning: string): Found {
  return {
    weight: 2,
    span: {
      start,
      end,
      kind: 'message',
      what: `${domain}: ${message}`,
      detail: `${meaning.replace(/\.$/, '')}.`,
      href: url.search(message),
      candidates: [],
      keys: [],
    },
  };
}

function* placesOf(text: string, part: string): Generator<number> {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) yield at;
}
