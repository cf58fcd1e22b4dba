import { z } from 'zod';

/**
 * How well a claim is known, strongest first. The word stands beside every source on the site.
 *
 * - `confirmed`: by Apple staff, in public
 * - `documented`: in Apple's documentation, technotes, headers or videos
 * - `standard`: in a published standard (W3C, IETF, FIDO, CA/Browser Forum)
 * - `source-code`: read in published source code
 * - `reported`: by developers who met it
 * - `inferred`: concluded by us from the above
 * - `open`: nobody has said, as far as we know
 */
export const statuses = ['confirmed', 'documented', 'standard', 'source-code', 'reported', 'inferred', 'open'] as const;

export const statusSchema = z.enum(statuses);

export type Status = z.output<typeof statusSchema>;
