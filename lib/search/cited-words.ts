import { shortenAddresses } from './shorten-addresses';

/**
 * Words by which pages of Apple's are looked for: the number of a technote, and that of a thread of the forum, by itself
 * and as `shortenAddresses` has it. Other pages have none: what they are about is in the text that cites them, and the number
 * of a talk could be an error's.
 *
 * @param addresses the same may come several times, and its words do then
 */
export function citedWords(addresses: readonly string[]): string[] {
  return addresses.flatMap((address) => {
    const last = /^[^/?#]*/.exec(shortenAddresses(address))?.[0] ?? '';
    const [word, thread] = /^(?:(\d+)thread|(?:tn|qa)\d{4})(?=-|$)/i.exec(last) ?? [];
    return [word, thread].filter((each) => each !== undefined);
  });
}
