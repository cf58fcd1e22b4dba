/** What readers ask a site here. */
export const number = '-34018';

/** What a site answers, as texts that can be compared. */
export interface Answers {
  /** Addresses of the hits for the number, in order, one a line. */
  number: string;
  /** The same, in a page that had loaded nothing of the search before. */
  untouched: string;
  /** Addresses of the hits for a few words. */
  words: string;
  /** Heading of the page that the first hit for the number leads to. */
  opened: string;
  /** Hits for the number again, after going back from there. */
  back: string;
  /** What the page that looks numbers up says of the number. */
  lookUp: string;
  /** What the decoder finds in a log with the number. */
  decoder: string;
}

const names = ['number', 'untouched', 'words', 'opened', 'back', 'lookUp', 'decoder'] as const;

/**
 * Compare the answers of a mixture with those of its releases: each has to be the answer of one of them.
 *
 * @param alone answers of each release
 * @returns one sentence for each that is neither's
 */
export function compareAnswers(alone: readonly Answers[], mixed: Answers): string[] {
  return names
    .filter((name) => !alone.some((answers) => answers[name] === mixed[name]))
    .map((name) => `\`${name}\` is the answer of neither release: ${JSON.stringify(mixed[name])}`);
}

/** What is wrong with the answers of one release, whatever others say: pages that agree may all be wrong. */
export function checkAnswers(answers: Answers): string[] {
  const symbol = 'errSecMissingEntitlement';
  const found: Record<keyof Answers, boolean> = {
    number: answers.number.startsWith(`/errors/${number}/`),
    untouched: answers.untouched === answers.number,
    words: answers.words.includes('/entries/screen-recording-permission-adhoc-update/'),
    opened: answers.opened.includes(number),
    back: answers.back === answers.number,
    lookUp: answers.lookUp.includes(symbol),
    decoder: answers.decoder.includes(symbol),
  };
  return names
    .filter((name) => !found[name])
    .map((name) => `\`${name}\` is not the answer: ${JSON.stringify(answers[name])}`);
}
