import { z } from 'zod';
import { slugSchema } from './ids';
import { statusSchema } from './status';

/** Headings of `/errors/`, in the order pages show them. */
export const familyGroups = [
  'Keychain, certificates and TLS',
  'Signing and launch',
  'Sign-in and passkeys',
  'Privacy permissions',
  'Directory and login',
  'Network',
  'System and kernel',
  'Other frameworks',
] as const;

/** One item of `content/errors/families.yml`. */
export const familySchema = z.strictObject({
  /** File name of the table without `.tsv`; the address `/errors/<id>/`, so it has a letter and is not `all`. */
  id: slugSchema.regex(/[a-z]/).refine((id) => id !== 'all', 'expected another id than `all`, which is a page'),
  title: z.string().min(3).max(60),
  group: z.enum(familyGroups),
  /** 0 to 100: how likely a number that stands alone is meant as one of this family. */
  prior: z.number().int().min(0).max(100),
  topics: z.array(slugSchema),
  /** Who prints these numbers, and what they look like. */
  summary: z.string().min(20).max(320),
});

/**
 * One row of `content/errors/domains.tsv`: a domain as printed, and one family that its codes belong to. A domain whose
 * codes are spread over several families has several rows. A printed domain that no code carries (`Network.NWError`)
 * stands for all codes of its families.
 */
export const errorDomainSchema = z.strictObject({
  /** As logs show it; the same text as `domain` in the tables. */
  printed: z.string().min(1),
  /** The constant in code where it differs from the printed text. */
  constant: z.string(),
  family: slugSchema,
  framework: z.string(),
  /** How well the printed text is known; empty for names of number sets that are never printed as a domain. */
  status: z.union([statusSchema, z.literal('')]),
  evidence: z.string(),
  /**
   * Words beside a number that point to this row: API names, frameworks, processes, log words. A trailing `*` stands
   * for any ending. Words in capitals match as written, others in any case.
   */
  hints: z.array(z.string().regex(/^[^\s*]{2,}\*?$/, 'expected words of two or more characters')),
});

export type ErrorDomain = z.output<typeof errorDomainSchema>;

/** One row of `content/errors/messages.tsv`. */
export const systemMessageSchema = z.strictObject({
  /** Of a code in the tables, or another name of one. */
  symbol: z.string().min(3),
  /** As a system prints it in English, to the letter. */
  message: z.string().min(8),
  source: z.array(z.string().min(1)).min(1),
});

export type SystemMessage = z.output<typeof systemMessageSchema>;

/** One row of `content/errors/ranges.tsv`: a block of numbers that a header assigns as a whole. */
export const numberBlockSchema = z.strictObject({
  domain: z.string().min(1),
  /** Lowest and highest number of the block, both inclusive. */
  low: z.number().int(),
  high: z.number().int(),
  /** What the header calls the block. */
  name: z.string().min(1),
  family: slugSchema,
  note: z.string(),
  source: z.array(z.string().min(1)).min(1),
});

export type NumberBlock = z.output<typeof numberBlockSchema>;

/**
 * One row of `content/errors/open-directory-to-directory-services.tsv`: how one failure is numbered in Open Directory,
 * in Directory Services and by the PAM module. A side is missing where no source translates it.
 */
export const translationSchema = z.strictObject({
  od: z.strictObject({ code: z.number().int(), symbol: z.string().min(1) }),
  ds: z.strictObject({ code: z.number().int(), symbol: z.string().min(1) }).optional(),
  pam: z.strictObject({ code: z.number().int(), symbol: z.string().min(1) }).optional(),
  source: z.array(z.string().min(1)).min(1),
});

export type Translation = z.output<typeof translationSchema>;
