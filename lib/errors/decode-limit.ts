/** Longest text that is decoded, in UTF-16 units. More than anyone reads, less than what makes a phone struggle. */
export const decodeLimit = 5_000_000;

/** What to say about a longer text. */
export function tooLargeSentence(length: number): string {
  const size = (length / 1_000_000).toFixed(1);
  return `This text has ${size} million characters; the decoder takes up to ${decodeLimit / 1_000_000} million. Keep the lines around the failure and leave out the rest.`;
}
