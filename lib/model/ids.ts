import { z } from 'zod';

/** Lower-case words joined by hyphens; used in addresses, so it never changes once published. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens')
  .max(80)
  .refine((slug) => !isDeviceName(slug), 'expected another name: Windows takes this one for a device');

/** Whether Windows lets no file have a name, whatever its extension. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name);
}

/** Apple platforms in the order the site lists them. */
export const platforms = ['ios', 'ipados', 'macos', 'tvos', 'visionos', 'watchos'] as const;

export const platformSchema = z.enum(platforms);

export type Platform = z.output<typeof platformSchema>;

/** Platform id to a phrase about versions (`15 and later`, `26 beta 4`), or `all` where nothing limits it. */
export const platformVersionsSchema = z.partialRecord(platformSchema, z.string().min(1).max(60));

export type PlatformVersions = z.output<typeof platformVersionsSchema>;

/**
 * A reference to one error code: its symbol (`errSecParam`), or, where Apple publishes no symbol or the symbol stands
 * in several domains, domain and number (`AKAuthenticationError -7026`, `PAM 9`).
 */
export const codeRefSchema = z.string().min(2).max(120);

/** Day a person last checked the text against its sources (ISO 8601, `YYYY-MM-DD`). */
export const reviewedSchema = z.iso.date();

/** First and last line of a capture, 1-based and inclusive: `55-67`, or `401` for one line. */
export const lineRangeSchema = z.string().regex(/^[1-9]\d*(?:-[1-9]\d*)?$/, 'expected lines such as `55-67`');
