/**
 * Build a site of many generated entries in a copy of the project, and say what every part of the build and a query cost.
 *
 *   npm run bench:scale -- 20000                      the whole site, then queries at 100, 1,000, 10,000 and 20,000 entries
 *   npm run bench:scale -- 10000 --keep DIR           leave the copy: DIR/out can be served
 *   npm run bench:scale -- 20000 --only growth        queries alone, without pages; or `--only site`
 *   npm run bench:scale -- 10000 --only search --keep DIR    what bench:browser opens alone, in minutes
 *   npm run bench:scale -- 5000 --rebuild             build once more after changing one sentence
 *
 * Entries are made of our own words, see `scripts/bench/generate-content.ts`. Times depend on the machine; memory is that
 * of all processes of the build. Prints a table and writes .generated/bench-scale.json, but for `--only search`, which
 * takes its pages from out/. Exit code 0: measured. 1: a build failed. 2: wrong use.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { explainFault } from '@/lib/serve/explain-fault';
import { removeFolder } from '@/lib/serve/replace-folder';
import { measureBuild } from './bench/measure-build';
import type { IndexFigures } from './bench/measure-index';
import type { QueryFigures } from './bench/measure-queries';
import { type GrowthFigures, renderScale, type ScaleResult } from './bench/render-scale';
import { addGeneratedContent, readOwnLibrary } from './bench/scale-project';
import { copyProject } from './copy-project';
import { makeChange, sentence } from './releases/change-project';

const run = promisify(execFile);
const growthSizes = [100, 1000, 10_000];

interface Options {
  entries: number;
  keep?: string | undefined;
  only?: string | undefined;
  rebuild: boolean;
}

const options = readOptions();
if (options) {
  try {
    await main(options);
  } catch (error) {
    console.error(explainFault(error));
    process.exitCode = 1;
  }
} else {
  console.error(
    'Unexpected use, expected `npm run bench:scale -- ENTRIES [--keep DIR] [--only site|growth|search] [--rebuild]`',
  );
  process.exitCode = 2;
}

async function main({ entries, keep, only, rebuild }: Options): Promise<void> {
  const root = process.cwd();
  if (keep !== undefined && existsSync(keep))
    throw new Error(`Cannot use ${keep}: there is something already; name a folder that is not there yet`);
  const library = await readOwnLibrary(root);
  const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  const result: ScaleResult = { machine, growth: [] };
  const folder = await copyProject(root, 'copied', keep);
  try {
    await addGeneratedContent(folder, library, entries);
    if (only === 'growth') await runScript(folder, 'scripts/bench/build-library.ts');
    else if (only === 'search') {
      await runScript(folder, 'scripts/bench/build-search-site.ts', [path.join(root, 'out')]);
    } else {
      const stages = await measureBuild(folder, console.error);
      result.site = { entries, stages };
      if (rebuild) {
        await makeChange(folder, sentence);
        result.site.rebuild = await measureBuild(folder, console.error);
      }
    }
    if (only === undefined || only === 'growth') result.growth = await measureGrowth(root, folder, entries);
  } finally {
    if (keep === undefined) await removeFolder(folder);
  }
  if (only === 'search') return;
  await mkdir('.generated', { recursive: true });
  await writeFile(path.join('.generated', 'bench-scale.json'), JSON.stringify(result, null, 2));
  console.log(renderScale(result));
}

async function measureGrowth(root: string, project: string, entries: number): Promise<GrowthFigures[]> {
  const growth: GrowthFigures[] = [];
  for (const size of [...growthSizes.filter((one) => one < entries), entries]) {
    const folder = path.join(project, '.generated', `index-${size}`);
    console.error(`Index of ${size} entries`);
    const index = await runScript<IndexFigures>(root, 'scripts/bench/measure-index.ts', [
      root,
      project,
      String(size),
      folder,
    ]);
    console.error(`Queries at ${size} entries`);
    const args = [`${folder}.json`, folder];
    const queries = await runScript<Record<string, QueryFigures>>(root, 'scripts/bench/measure-queries.ts', args);
    growth.push({ entries: size, index, queries });
    await removeFolder(folder);
  }
  return growth;
}

/** Run a script in a process of its own, so that memory is its own too. @returns the JSON it printed last, if it printed any */
async function runScript<Printed>(cwd: string, script: string, args: readonly string[] = []): Promise<Printed> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, ...args], { cwd, maxBuffer: 1 << 26 });
  return JSON.parse(stdout.trim().split('\n').at(-1) || 'null') as Printed;
}

function readOptions(): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { keep: { type: 'string' }, only: { type: 'string' }, rebuild: { type: 'boolean', default: false } },
    });
    const entries = Number(positionals[0]);
    const isWrong = !Number.isInteger(entries) || entries < 1 || positionals.length !== 1;
    if (isWrong || (values.only !== undefined && !['site', 'growth', 'search'].includes(values.only))) return undefined;
    if (values.only === 'search' && values.keep === undefined) return undefined;
    return { entries, ...values };
  } catch {
    return undefined;
  }
}
