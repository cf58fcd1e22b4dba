import type { Code, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { report } from '../rules';
import type { ContentFile } from './content-file';
import { xmlProblem } from './xml-problem';

/** A fence of a text, with the line of its first character of code. */
export interface Fence {
  language: string;
  code: string;
  line: number;
}

const parser = unified().use(remarkParse);

/** All code of a Markdown text. */
export function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = [];
  visit(parser.parse(markdown) as Root, 'code', (node: Code) => {
    fences.push({ language: node.lang ?? '', code: node.value, line: (node.position?.start.line ?? 0) + 1 });
  });
  return fences;
}

/**
 * Report code that its own readers would refuse: JSON, XML and property lists. Shell commands are looked at where there
 * is a shell, see `tests/content/code.test.ts`; no one but a Mac can say whether Swift compiles.
 */
export function checkCode(files: readonly ContentFile[]): void {
  for (const { vfile, text } of files) {
    for (const { language, code, line } of fencesOf(text ?? '')) {
      const problem = problemOf(language, code);
      if (problem) report(vfile, 'code-syntax', { line: line + problem.line - 1 }, language, problem.reason);
    }
  }
}

function problemOf(language: string, code: string): { line: number; reason: string } | undefined {
  if (language === 'json') return jsonProblem(code);
  if (language === 'xml' || language === 'plist')
    return xmlProblem(code, language === 'plist' || /<(?:dict|key|plist)>/.test(code));
  return undefined;
}

/** One value, or one on each line, as logs and token parts are shown. */
function jsonProblem(code: string): { line: number; reason: string } | undefined {
  if (isJson(code)) return undefined;
  const lines = code.split('\n');
  const wrong = lines.findIndex((line) => line.trim() !== '' && !isJson(line));
  if (wrong < 0) return undefined;
  return { line: wrong + 1, reason: `\`${(lines[wrong] ?? '').trim().slice(0, 40)}\`` };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
