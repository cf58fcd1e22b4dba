import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, release, type } from 'node:os';
import path from 'node:path';
import type { z } from 'zod';

/** Write figures to `content/measurements/<name>.json`, where the pages of the next build show them. */
export async function publishMeasurements<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  figures: z.input<Schema>,
): Promise<void> {
  const file = path.join('content', 'measurements', `${name}.json`);
  const text = JSON.stringify(schema.parse(figures), null, 2);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${text}\n`);
  console.log(`Wrote ${file}`);
}

/** Processor, cores and system in one line. */
export function describeMachine(): string {
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${type()} ${release().split('-')[0]}, Node ${process.versions.node}`;
}

/** ISO 8601 date in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
