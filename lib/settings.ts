/** What an owner of a copy of this site sets once. */
export const settings = {
  /** Where the site is published, without a slash at the end: `https://example.org`. Feeds and search engines need it. */
  origin: '',
  /** Repository of this content: `https://github.com/owner/name`. Links to report and edit are shown only if it is set. */
  repository: '',
  /** Published in `/.well-known/security.txt`, if it is set. */
  security: {
    /** Where to report a weakness: `mailto:…` or `https://…`. */
    contact: '',
    /** Day until which that is good, at most a year ahead: `YYYY-MM-DD`. */
    until: '',
  },
} as const;

/** Origin for absolute addresses: `ERRSEC_ORIGIN`, else the setting, else where `npm start` serves. */
export function siteOrigin(environment: Readonly<Record<string, string | undefined>>): string {
  return (environment['ERRSEC_ORIGIN'] || settings.origin || 'http://localhost:3000').replace(/\/$/, '');
}
