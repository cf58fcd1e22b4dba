export interface SecurityContact {
  /** `mailto:` or `https:` address. */
  readonly contact: string;
  /** ISO 8601 date. */
  readonly until: string;
}

/**
 * `/.well-known/security.txt`.
 *
 * @returns `undefined` while no contact is set
 * @throws {RangeError} if the contact is no address, or has no date until which it is good: the standard asks for both
 * @see https://www.rfc-editor.org/rfc/rfc9116
 */
export function securityTxt({ contact, until }: SecurityContact, origin: string): string | undefined {
  if (contact === '') return undefined;
  if (!/^(?:mailto:|https:\/\/)\S+$/.test(contact))
    throw new RangeError(`Unexpected security contact ${contact}, expected mailto:… or https://…; see lib/settings.ts`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(Date.parse(until)))
    throw new RangeError(`Unexpected end of the security contact ${until}, expected YYYY-MM-DD; see lib/settings.ts`);
  return [
    `Contact: ${contact}`,
    `Expires: ${until}T00:00:00Z`,
    'Preferred-Languages: en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n');
}
