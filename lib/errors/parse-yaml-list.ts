import type { VFile } from 'vfile';
import type { z } from 'zod';
import { openYaml, reportIssues } from '../model/parse-yaml';
import { report } from '../rules';

/**
 * Read a YAML file that is one list of items with an `id`. Items with a problem are reported and left out.
 *
 * @returns items whose ids differ, in the file's order
 */
export function parseYamlList<Schema extends z.ZodType<{ id: string }>>(
  file: VFile,
  schema: Schema,
): z.output<Schema>[] {
  const opened = openYaml(file, String(file.value));
  if (!opened) return [];
  const { value, at } = opened;
  if (!Array.isArray(value)) {
    report(file, 'front-matter-value', at(), 'the file', 'expected a list');
    return [];
  }
  const lines = new Map<string, number>();
  return value.flatMap((item: unknown, index) => {
    const result = schema.safeParse(item);
    if (!result.success) {
      reportIssues(file, result.error, (...path) => at(index, ...path), schema);
      return [];
    }
    const first = lines.get(result.data.id);
    if (first) report(file, 'duplicate-row', at(index), result.data.id, first);
    else lines.set(result.data.id, at(index).line);
    return first ? [] : [result.data];
  });
}
