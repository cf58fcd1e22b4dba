import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vitest/node';

/** A regular expression of the source. */
export interface FoundPattern {
  file: string;
  /** 1-based. */
  line: number;
  source: string;
  flags: string;
}

export interface FoundPatterns {
  patterns: FoundPattern[];
  /** `file:line` of patterns that are put together while the program runs. */
  made: string[];
}

/** Every regular expression in the TypeScript files of some folders, each kind once at the place where it stands first. */
export function listPatterns(root: string, folders: readonly string[]): FoundPatterns {
  const found = new Map<string, FoundPattern>();
  const made: string[] = [];
  for (const file of folders.flatMap((folder) => sourcesIn(root, folder))) {
    const code = readFileSync(path.join(root, file), 'utf8');
    const lineOf = (offset: number) => code.slice(0, offset).split('\n').length;
    visit(parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' }), (node) => {
      const { pattern: source, flags = '' } = node.regex ?? {};
      if (source !== undefined) {
        const key = `${source}/${flags}`;
        if (!found.has(key)) found.set(key, { file, line: lineOf(node.start), source, flags });
      } else if (/^(?:New|Call)Expression$/.test(node.type) && node.callee?.name === 'RegExp') {
        made.push(`${file}:${lineOf(node.start)}`);
      }
    });
  }
  return { patterns: [...found.values()], made };
}

function sourcesIn(root: string, folder: string): string[] {
  const names = readdirSync(path.join(root, folder), { recursive: true }).map(String);
  return names
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`);
}

/** What is read of a node of the syntax tree. */
interface SyntaxNode {
  type: string;
  start: number;
  regex?: { pattern: string; flags: string };
  callee?: { name?: string };
}

function visit(node: unknown, see: (node: SyntaxNode) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node) see(node as SyntaxNode);
  for (const child of Object.values(node)) visit(child, see);
}
