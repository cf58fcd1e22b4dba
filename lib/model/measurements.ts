import { z } from 'zod';

/**
 * Figures that `npm run bench:* -- --publish` writes to `content/measurements/`, and that pages show. Nobody edits them.
 * Times are milliseconds (`Ms`), sizes kilobytes of 1,000 bytes (`Kb`) or megabytes of 1,000,000 (`Mb`).
 */

const count = z.number().int().min(0);
const figure = z.number().min(0);

const takenShape = {
  /** Day of the measurement. */
  measured: z.iso.date(),
  /** Processor, number of cores, system. */
  machine: z.string().min(3),
  /** Name and version. */
  browser: z.string().min(3),
};

/** One speed of the processor: 1 as it is, 4 as a phone of some years ago would be. */
const cpuSlowdown = z.number().min(1).max(20);

const browserRunSchema = z.strictObject({
  cpuSlowdown,
  /** First visits that were measured, each with another query. */
  coldVisits: count,
  /** From the focus of the field to the first painted result, with everything that has to be loaded. */
  coldFirstResultP50Ms: figure,
  coldFirstResultP95Ms: figure,
  /** Loaded between the two, with scripts and volumes that are read ahead: compressed bytes, without headers. */
  coldTransferP50Kb: figure,
  coldTransferP95Kb: figure,
  coldRequestsP50: count,
  /** Keys in each round, and visits in which all of them were typed. The time of a key is the median of its rounds. */
  keystrokes: count,
  keystrokeRounds: count,
  /**
   * From the key to its painted results, on frames that are drawn as soon as there is something to draw; files of the index
   * are fetched as they are needed. `Single`: of all keys of all rounds, with whatever else the machine did meanwhile.
   */
  keystrokeP50Ms: figure,
  keystrokeP95Ms: figure,
  keystrokeSingleP95Ms: figure,
  /** The same queries typed again: every file is there. */
  keystrokeAgainP50Ms: figure,
  keystrokeAgainP95Ms: figure,
  keystrokeAgainSingleP95Ms: figure,
  /** The same typing into a page with nothing but a field and a list, whose worker only gives back what it is told. */
  bareKeystrokeP50Ms: figure,
  bareKeystrokeP95Ms: figure,
  bareKeystrokeSingleP95Ms: figure,
  /** As the first, with sixty frames a second, as a screen shows it: waiting for the next frame included. */
  displayKeystrokeP50Ms: figure,
  displayKeystrokeP95Ms: figure,
  /** Longest task while typing: how long the page could not answer. */
  longestPageTaskMs: figure,
  longestWorkerTaskMs: figure,
  /** Objects and buffers after all the typing, with garbage collected. */
  pageMemoryMb: figure,
  workerMemoryMb: figure,
  /** From pasting a log to its painted findings, and the longest tasks of page and worker meanwhile. */
  decoderLogKb: figure,
  decoderFindingsMs: figure,
  decoderLongestPageTaskMs: figure,
  decoderLongestWorkerTaskMs: figure,
});

/** `content/measurements/browser.json`: search and decoder in a browser, see `scripts/bench-browser.ts`. */
export const browserMeasurementsSchema = z.strictObject({
  ...takenShape,
  sites: z
    .array(
      z.strictObject({
        /** `this-site`, or `generated`: as many entries made of its words. */
        kind: z.enum(['this-site', 'generated']),
        entries: count,
        runs: z.array(browserRunSchema).min(1),
      }),
    )
    .min(1),
});

export type BrowserMeasurements = z.output<typeof browserMeasurementsSchema>;
export type BrowserRun = z.output<typeof browserRunSchema>;

/** Shares from 0 to 1: mean of one divided by the rank, and found at all, both among the first ten. */
const scoreShape = { mrr: z.number().min(0).max(1), recall: z.number().min(0).max(1) };

/** Bytes as compressed, and files, before the first answer. */
const coldSchema = z.strictObject({ p50: figure, p95: figure, requests: figure });

/** Bytes, and the same compressed. */
const sizeShape = { files: count, raw: count, brotli: count };

/** Milliseconds. */
const warmSchema = z.strictObject({ p50: figure, p95: figure, p99: figure });

const engineFiguresSchema = z.strictObject({
  build: z.strictObject({ seconds: figure, megabytes: figure }),
  size: z.strictObject(sizeShape),
  /** What is made of the index, and how long that took, so that answers are there sooner while somebody types. */
  beside: z.strictObject({ seconds: figure, ...sizeShape }).optional(),
  cold: coldSchema,
  warm: warmSchema,
  relevance: z.strictObject({
    /** Kind of query to score. */
    sets: z.record(z.string(), z.strictObject(scoreShape)),
    /** Rows of the relevance table, and how many are found at the rank allowed. */
    typed: z.strictObject({ ...scoreShape, allowed: count, of: count }),
    /** Queries that nothing was tuned for; at the real size only. */
    unseen: z.strictObject({ ...scoreShape, first: count, of: count }).optional(),
    forms: z.strictObject({ first: count, of: count }),
  }),
});

/** `content/measurements/search.json`: our search and others on the same pages, see `scripts/bench-search.ts`. */
export const searchMeasurementsSchema = z.strictObject({
  machine: takenShape.machine,
  /** Day of the newest commit measured; absent outside a repository. */
  date: takenShape.measured.optional(),
  results: z
    .array(
      z.strictObject({
        /** `real`, or the number of generated pages. */
        size: z.string().regex(/^(?:real|[1-9]\d*)$/),
        pages: count,
        /** Engine to what was measured with it. */
        figures: z.record(z.string(), engineFiguresSchema),
        /** Engine to the reason why it was not measured at this size. */
        unmeasured: z.record(z.string(), z.string()).optional(),
      }),
    )
    .min(1),
  /** What one query of ours costs, by number of generated pages, ascending. */
  growth: z.array(
    z.strictObject({ pages: count, headBytes: count, indexBytes: count, cold: coldSchema, warm: warmSchema }),
  ),
});

export type SearchMeasurements = z.output<typeof searchMeasurementsSchema>;
export type SearchResultAtSize = SearchMeasurements['results'][number];
export type EngineMeasurements = z.output<typeof engineFiguresSchema>;

const clicksSchema = z.strictObject({
  cpuSlowdown,
  /** `stock-next`: Next's own links and router; `plain`: our pages; `made-ready`: the same, rested on before the click. */
  way: z.enum(['stock-next', 'plain', 'made-ready']),
  clicks: count,
  /** From the click to the first paint of the other page. */
  clickToPaintP50Ms: figure,
  clickToPaintP95Ms: figure,
});

const firstVisitSchema = z.strictObject({
  cpuSlowdown,
  way: z.enum(['stock-next', 'plain']),
  visits: count,
  largestPaintP50Ms: figure,
  /** Compressed bytes, without headers. */
  transferKb: figure,
  scriptKb: figure,
  requests: count,
});

/** `content/measurements/reading.json`: entries against the same entries with Next's router, see `scripts/bench-reading.ts`. */
export const readingMeasurementsSchema = z.strictObject({
  ...takenShape,
  visits: z.array(firstVisitSchema).min(1),
  clicks: z.array(clicksSchema).min(1),
});

export type ReadingMeasurements = z.output<typeof readingMeasurementsSchema>;
export type ReadingVisit = z.output<typeof firstVisitSchema>;
export type ReadingClicks = z.output<typeof clicksSchema>;
