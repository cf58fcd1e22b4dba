import type { VFile } from 'vfile';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
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
  const lines = new LineCounter();
  const document = parseDocument(String(file.value), { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (node: unknown) => {
    const { line, col } = lines.linePos((node as Node | null | undefined)?.range?.[0] ?? 0);
    return { line, column: col };
  };
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0]);
    report(file, 'front-matter-syntax', { line, column: col }, error.message.split('\n')[0] ?? 'unknown reason');
  }
  if (document.errors.length > 0) return [];
  if (!isSeq(document.contents)) {
    report(file, 'front-matter-value', place(document.contents), 'the file', 'expected a list');
    return [];
  }
  const ids = new Map<string, number>();
  return document.contents.items.flatMap((item) => {
    const result = schema.safeParse((item as Node).toJS(document));
    if (!result.success) {
      for (const issue of result.error.issues) {
        const key = issue.path.map(String).join('.') || 'item';
        report(file, 'front-matter-value', place(keyNode(item, issue.path[0])), key, issue.message);
      }
      return [];
    }
    const first = ids.get(result.data.id);
    if (first) report(file, 'duplicate-row', place(item), result.data.id, first);
    ids.set(result.data.id, place(item).line);
    return first ? [] : [result.data];
  });
}

/** The key of a map that a problem is about, or the item itself. */
function keyNode(item: unknown, key: PropertyKey | undefined): unknown {
  if (!isMap(item)) return item;
  return item.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key ?? item;
}
