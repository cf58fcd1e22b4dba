import type { VFile } from 'vfile';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { describeIssue, oneOf } from '../model/describe-issue';
import { report } from '../rules';

export interface Document<Data> {
  data: Data;
  /** The file's text with the front matter's lines left blank, so that positions stay those of the file. */
  body: string;
  /** Position of a front matter key or of one item of its list, for messages. */
  at(...path: (string | number)[]): { line: number; column: number };
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

/**
 * Read a YAML text and check it against a schema.
 *
 * @param lineOffset lines of the file before the YAML text
 */
export function parseYaml<Schema extends z.ZodType>(
  file: VFile,
  yaml: string,
  schema: Schema,
  lineOffset = 0,
): { data: z.output<Schema>; at: Document<unknown>['at'] } | undefined {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + lineOffset, column: col };
  };
  for (const error of document.errors) {
    report(file, 'front-matter-syntax', place(error.pos[0]), error.message.split('\n')[0] ?? 'unknown reason');
  }
  if (document.errors.length > 0) return undefined;

  const at = (...path: (string | number)[]) => place(offsetOf(document.contents, path));
  const value = plainValue(document);
  if (value instanceof Error) {
    report(file, 'front-matter-syntax', at(), value.message);
    return undefined;
  }
  const result = schema.safeParse(value ?? {});
  if (!result.success) {
    for (const issue of result.error.issues) reportIssue(file, issue, at, schema);
    return undefined;
  }
  return { data: result.data, at };
}

/** The document as plain values, or why it can't be: aliases that unfold without end. */
function plainValue(yaml: ReturnType<typeof parseDocument>): unknown {
  try {
    return yaml.toJS();
  } catch (error) {
    if (error instanceof ReferenceError) return error;
    throw error;
  }
}

function reportIssue(file: VFile, issue: z.core.$ZodIssue, at: Document<unknown>['at'], schema: z.ZodType): void {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(schema, path);
    for (const key of issue.keys) {
      report(file, 'front-matter-key', at(...path, key), [...path, key].join('.'), oneOf(known));
    }
    return;
  }
  report(file, 'front-matter-value', at(...path), path.join('.') || 'front matter', describeIssue(issue));
}

/** Keys a schema knows at a path. */
function keysOf(schema: unknown, path: readonly (string | number)[]): string[] {
  const { def } = (schema as z.core.$ZodType)._zod as { def: SchemaDefinition };
  if (def.innerType) return keysOf(def.innerType, path);
  const [step, ...rest] = path;
  if (step === undefined) return Object.keys(def.shape ?? def.keyType?._zod.def.entries ?? {});
  const next = def.shape?.[String(step)] ?? def.element ?? def.valueType;
  return next ? keysOf(next, rest) : [];
}

/** What `keysOf` reads of zod's schemas of objects, records, lists, enumerations and wrappers. */
interface SchemaDefinition {
  shape?: Record<string, unknown>;
  element?: unknown;
  innerType?: unknown;
  valueType?: unknown;
  keyType?: { _zod: { def: { entries?: Record<string, unknown> } } };
}

/** Offset of the value at a path, or of its nearest parent; the key itself for the last step of a map. */
function offsetOf(root: Node | null, path: readonly (string | number)[]): number {
  let node: unknown = root;
  let offset = rangeOf(root);
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) return offset;
      offset = rangeOf(pair.key as Node);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = rangeOf(node as Node | null) || offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function rangeOf(node: Node | null | undefined): number {
  return node?.range?.[0] ?? 0;
}
