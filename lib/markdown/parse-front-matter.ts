import type { VFile } from 'vfile';
import type { z } from 'zod';
import { type PlaceOf, parseYaml } from '../model/parse-yaml';
import { report } from '../rules';

export { parseYaml };

export interface Document<Data> {
  data: Data;
  /** The file's text with the front matter's lines left blank, so that positions stay those of the file. */
  body: string;
  /** Position of a front matter key or of one item of its list, for messages. */
  at: PlaceOf;
}

/**
 * Read the front matter of a file and check it against a schema. All problems are reported at once.
 *
 * @returns `undefined` if the front matter is missing or wrong
 */
export function parseFrontmatter<Schema extends z.ZodType>(
  file: VFile,
  text: string,
  schema: Schema,
): Document<z.output<Schema>> | undefined {
  const match = /^---\n([\s\S]*?\n)??---(?:\n|$)/.exec(text);
  if (!match) {
    report(file, 'front-matter-missing', { line: 1, column: 1 });
    return undefined;
  }
  const yaml = match[1] ?? '';
  const parsed = parseYaml(file, yaml, schema, 1);
  if (!parsed) return undefined;
  return { ...parsed, body: match[0].replace(/[^\n]/g, '') + text.slice(match[0].length) };
}
