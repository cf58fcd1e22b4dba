/**
 * Check the direction of imports, and that only islands run in the browser.
 *
 *   tsx scripts/check-imports.ts
 *
 * Exit code 0: all right. 1: at least one import points the wrong way.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkImports } from '@/lib/check-imports';

const root = process.cwd();
const problems: string[] = [];
let files = 0;
for (const folder of ['lib', 'app', 'scripts']) {
  for (const name of await readdir(path.join(root, folder), { recursive: true })) {
    if (!/\.tsx?$/.test(name)) continue;
    files += 1;
    const file = `${folder}/${name}`;
    problems.push(...checkImports(file, await readFile(path.join(root, file), 'utf8')));
  }
}
for (const problem of problems) console.error(problem);
console.log(`Checked the imports of ${files} files: ${problems.length} errors`);
process.exitCode = problems.length > 0 ? 1 : 0;
