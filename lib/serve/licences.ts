import { z } from 'zod';

/** What npm writes into `package-lock.json`, version 3. */
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});

export interface LockedPackage {
  name: string;
  version: string;
  /** SPDX expression, or `none` if the package says nothing. */
  licence: string;
}

/**
 * Licences that ask for no more than their notice, and two that apply to their own files only: packages under those are
 * used as they are, never changed and never part of a page.
 */
const fine = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'LGPL-3.0-or-later',
  'MPL-2.0',
]);

/**
 * @param lock contents of `package-lock.json`
 * @returns each name and version once, by name
 */
export function listPackages(lock: unknown, { development = false } = {}): LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  for (const [place, entry] of Object.entries(lockSchema.parse(lock).packages)) {
    const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1];
    if (!name || (!development && (entry.dev || entry.devOptional))) continue;
    const version = entry.version ?? '';
    found.set(`${name}@${version}`, { name, version, licence: entry.license ?? 'none' });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Whether an SPDX expression can be satisfied: one side of an `OR`, both of an `AND`. */
export function checkLicence(expression: string): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(/(?<!\s)\s+OR\s+/)
    .some((choice) => choice.split(/(?<!\s)\s+AND\s+/).every((licence) => fine.has(licence)));
}
