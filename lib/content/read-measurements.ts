import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import {
  type BrowserMeasurements,
  browserMeasurementsSchema,
  type ReadingMeasurements,
  readingMeasurementsSchema,
  type SearchMeasurements,
  searchMeasurementsSchema,
} from '../model/measurements';

/** What was measured last; a part is absent where nobody has measured yet. */
export interface Measurements {
  search?: SearchMeasurements;
  browser?: BrowserMeasurements;
  reading?: ReadingMeasurements;
}

/**
 * Read `content/measurements/`.
 *
 * @param root folder that holds `content/`
 * @throws naming the file, if one is not what a measurement writes
 */
export function readMeasurements(root: string): Measurements {
  const search = readOne(root, 'search', searchMeasurementsSchema);
  const browser = readOne(root, 'browser', browserMeasurementsSchema);
  const reading = readOne(root, 'reading', readingMeasurementsSchema);
  return { ...(search ? { search } : {}), ...(browser ? { browser } : {}), ...(reading ? { reading } : {}) };
}

function readOne<Schema extends z.ZodType>(root: string, name: string, schema: Schema): z.output<Schema> | undefined {
  const file = `content/measurements/${name}.json`;
  let text: string;
  try {
    text = readFileSync(path.join(root, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`Cannot read ${file}: ${(error as Error).message}`, { cause: error });
  }
  const advice = `write it anew with \`npm run bench:${name} -- --publish\``;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`Unexpected text in ${file}, expected JSON; ${advice}`, { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`Unexpected figures in ${file}; ${advice}:\n${z.prettifyError(parsed.error)}`);
}
