import path from 'node:path';

/** Folder to what it may not import. Inside `lib`: model before markdown before content, model before errors before search. */
const forbidden: [RegExp, RegExp, string][] = [
  [/^lib\//, /^(?:app|scripts)\//, 'lib must not import app or scripts'],
  [/^lib\//, /^(?:next|react|react-dom|preact)(?:\/|$)/, 'lib must not import Next or React'],
  [/^app\//, /^scripts\//, 'app must not import scripts'],
  [/^scripts\//, /^app\/(?!_islands)/, 'scripts must not import app'],
  [/^lib\/model\//, /^lib\/(?:markdown|content|errors|search|serve|publish)\//, 'lib/model must import nothing of lib'],
  [/^lib\/markdown\//, /^lib\/(?:content|errors|search|serve|publish)\//, 'lib/markdown must import model only'],
  [/^lib\/errors\//, /^lib\/(?:markdown|content|search|serve|publish)\//, 'lib/errors must import model only'],
  [/^lib\/search\//, /^lib\/(?:markdown|content|serve|publish)\//, 'lib/search must import model and errors only'],
  [
    /^(?:app|lib\/(?!search\/postgres\/))/,
    /^(?:pg$|pg\/|lib\/search\/postgres\/)/,
    'only lib/search/postgres and scripts may know the database',
  ],
  [
    /^lib\/(?:rules|site|escape-markdown)\.ts$/,
    /^lib\//,
    'lib/rules.ts and lib/site.ts must import nothing of lib, nor must lib/escape-markdown.ts',
  ],
];

/**
 * Say which imports of a file point the wrong way, and where `"use client"` stands outside the islands.
 *
 * @param file path from the project's root
 * @returns `file:line:column: sentence`, one each
 */
export function checkImports(file: string, source: string): string[] {
  const problems: string[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    const place = (column: number) => `${file}:${index + 1}:${column + 1}`;
    for (const match of line.matchAll(/(?:\bfrom|\bimport)\s{0,9}(?:\(\s{0,9})?['"]([^'"]{1,300})['"]/g)) {
      const target = resolve(file, match[1] ?? '');
      for (const [from, to, reason] of forbidden) {
        if (from.test(file) && to.test(target))
          problems.push(`${place(match.index)}: Unexpected import of \`${match[1]}\`, ${reason}`);
      }
    }
    if (/^\s*['"]use client['"]/.test(line) && file.startsWith('app/') && !file.startsWith('app/_islands/')) {
      problems.push(
        `${place(0)}: Unexpected \`"use client"\`, expected it nowhere: browser code belongs into app/_islands`,
      );
    }
  }
  return problems;
}

function resolve(file: string, target: string): string {
  if (target.startsWith('@/')) return target.slice(2);
  if (!target.startsWith('.')) return target;
  return path.posix.join(path.posix.dirname(file), target);
}
