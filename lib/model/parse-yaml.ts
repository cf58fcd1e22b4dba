import type { VFile } from 'vfile';
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { report } from '../rules';
import { describeIssue, oneOf } from './describe-issue';

/** Position of a key, or of one item of a list, for messages. */
export type PlaceOf = (...path: (string | number)[]) => { line: number; column: number };

/**
 * Read a YAML text and check it against a schema. All problems are reported at once.
 *
 * @param lineOffset lines of the file before the YAML text
 */
export function parseYaml<Schema extends z.ZodType>(
  file: VFile,
  yaml: string,
  schema: Schema,
  lineOffset = 0,
): { data: z.output<Schema>; at: PlaceOf } | undefined {
  const opened = openYaml(file, yaml, lineOffset);
  if (!opened) return undefined;
  const result = schema.safeParse(opened.value ?? {});
  if (!result.success) {
    reportIssues(file, result.error, opened.at, schema);
    return undefined;
  }
  return { data: result.data, at: opened.at };
}

/** Read a YAML text as plain values, and where each of them stands. What is no YAML is reported. */
export function openYaml(file: VFile, yaml: string, lineOffset = 0): { value: unknown; at: PlaceOf } | undefined {
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + lineOffset, column: Math.max(col, 1) };
  };
  const deep = placeTooDeep(yaml);
  if (deep) {
    const reason = `expected at most ${deepest} levels at the start of a line`;
    report(file, 'front-matter-syntax', { ...deep, line: deep.line + lineOffset }, reason);
    return undefined;
  }
  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'error',
  });
  const problems = [...document.errors, ...document.warnings];
  for (const error of problems) {
    report(file, 'front-matter-syntax', place(error.pos[0]), error.message.split('\n')[0] ?? 'unknown reason');
  }
  if (problems.length > 0) return undefined;
  const value = plainValue(document);
  if (value instanceof Error) {
    report(file, 'front-matter-syntax', place(firstAlias(document)), value.message);
    return undefined;
  }
  return { value, at: (...path) => place(offsetOf(document.contents, path)) };
}

/** Report what a schema found wrong, each problem at the key or item it is about. */
export function reportIssues(file: VFile, error: z.core.$ZodError, at: PlaceOf, schema: z.ZodType): void {
  for (const issue of error.issues) {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    if (issue.code === 'unrecognized_keys') {
      const known = keysOf(schema, path);
      for (const key of issue.keys) {
        report(file, 'front-matter-key', at(...path, key), [...path, key].join('.'), oneOf(known));
      }
    } else {
      report(file, 'front-matter-value', at(...path), path.join('.') || 'front matter', describeIssue(issue));
    }
  }
}

/** Our files nest four levels. Readers of YAML take time that grows with the square of the marks a line begins with. */
const deepest = 50;

/** Where the marks and spaces that a line begins with nest deeper than any file of ours. */
function placeTooDeep(yaml: string): { line: number; column: number } | undefined {
  for (const [index, line] of yaml.split('\n').entries()) {
    const start = /^(?:[-?:] |[ \t])*/.exec(line)?.[0] ?? '';
    const marks = start.replace(/[ \t]/g, '').length + start.length / 2;
    if (marks > 2 * deepest) return { line: index + 1, column: start.length };
  }
  return undefined;
}

/** The document as plain values, or why it can't be: aliases that unfold without end, or levels without end. */
function plainValue(yaml: ReturnType<typeof parseDocument>): unknown {
  try {
    return yaml.toJS();
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof RangeError) return error;
    throw error;
  }
}

function firstAlias({ contents }: ReturnType<typeof parseDocument>): number {
  let offset = 0;
  visit(contents as Node | null, (_, node) => {
    if (!isAlias(node)) return undefined;
    offset = rangeOf(node);
    return visit.BREAK;
  });
  return offset;
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
