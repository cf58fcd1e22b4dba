import path from 'node:path';
import { getLibrary } from '@/lib/content/library';
import { buildAssets } from '@/scripts/build-assets';
import { buildContentApart } from '@/scripts/build-content-apart';
import { buildHostFiles } from '@/scripts/build-host-files';
import type { BuildLock } from '@/scripts/build-lock';
import { buildMachineFiles } from '@/scripts/build-machine-files';
import { buildOffline } from '@/scripts/build-offline';
import { buildPreviews } from '@/scripts/build-previews';
import { addReadyAnswers, buildSearch } from '@/scripts/build-search';
import { buildSingleFile } from '@/scripts/build-single-file';
import type { BuildOptions } from '@/scripts/build-site';
import { buildTables } from '@/scripts/build-tables';
import { finishSite } from '@/scripts/finish-site';
import { renderPages } from '@/scripts/render-pages';

/** Runs one part of the build under its name: prints how long it took, or measures more. */
export type RunStage = <Result>(name: string, run: () => Promise<Result>) => Promise<Result>;

export interface StageOptions extends Pick<BuildOptions, 'say'> {
  root: string;
  out: string;
  /** Hash of everything the site is made of. */
  inputs: string;
  lock: BuildLock;
  stage?: RunStage | undefined;
  /** Whether what an earlier build made may be used again. */
  reuse?: boolean | undefined;
}

/** Build everything, one stage after the other; only the last one touches `out`. */
export async function runStages({
  root,
  out,
  inputs,
  lock,
  say,
  stage = timed(say),
  reuse = true,
}: StageOptions): Promise<void> {
  const start = performance.now();
  await stage('Content', () => buildContentApart(root, { reuse }, lock));
  const library = getLibrary(root);
  const outDir = path.join(root, 'public', 'search-index');
  const search = await stage('Search index', async () => {
    const { manifest, volumes } = await buildSearch({ library, outDir });
    return { searchManifest: manifest, readyAnswers: await addReadyAnswers(outDir, manifest), volumes };
  });
  const { folder } = await stage('Tables', () => buildTables(library, root));
  await stage('Stylesheet and islands', () => buildAssets(root, { ...search, tables: folder }));
  say('Pages: this takes a minute or two');
  await stage('Pages', () => renderPages(root, lock));
  const figures = await finishSite({
    exported: path.join(root, '.generated', 'export'),
    out,
    inputs,
    stage,
    reuse,
    addFiles: async (site) => {
      await stage('Files for machines', () => buildMachineFiles(library, site));
      await stage('Previews', () => buildPreviews(library, site, path.join(root, '.generated', 'previews')));
      await buildSingleFile(library, root, site);
      const { version, bytes } = await stage('Offline packs', () =>
        buildOffline(library, root, site, reuse ? path.join(root, '.generated', 'packs') : undefined),
      );
      say(`Version ${version}, ${(bytes / 1e6).toFixed(1)} MB to keep for reading without network`);
      await buildHostFiles(root, site);
    },
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  say(`Built ${figures.files} files, ${(figures.bytes / 1e6).toFixed(1)} MB, into out/ in ${seconds} s`);
}

function timed(say: BuildOptions['say']): RunStage {
  return async (name, run) => {
    const start = performance.now();
    const result = await run();
    say(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return result;
  };
}
