import path from 'node:path';
import { getLibrary } from '@/lib/content/library';
import { buildAssets } from '@/scripts/build-assets';
import { buildContent } from '@/scripts/build-content';
import { buildHostFiles } from '@/scripts/build-host-files';
import type { BuildLock } from '@/scripts/build-lock';
import { buildMachineFiles } from '@/scripts/build-machine-files';
import { buildOffline } from '@/scripts/build-offline';
import { buildSearch } from '@/scripts/build-search';
import { buildSingleFile } from '@/scripts/build-single-file';
import type { BuildOptions } from '@/scripts/build-site';
import { buildTables } from '@/scripts/build-tables';
import { finishSite } from '@/scripts/finish-site';
import { renderPages } from '@/scripts/render-pages';

export interface StageOptions extends Pick<BuildOptions, 'say'> {
  root: string;
  out: string;
  /** Hash of everything the site is made of. */
  inputs: string;
  lock: BuildLock;
}

/** Build everything, one stage after the other; only the last one touches `out`. */
export async function runStages({ root, out, inputs, lock, say }: StageOptions): Promise<void> {
  const start = performance.now();
  await step(say, 'Content', () => buildContent(root));
  const library = getLibrary(root);
  const outDir = path.join(root, 'public', 'search-index');
  const { manifest } = await step(say, 'Search index', () => buildSearch({ library, outDir }));
  const { folder } = await step(say, 'Tables', () => buildTables(library, root));
  await step(say, 'Stylesheet and islands', () => buildAssets(root, { searchManifest: manifest, tables: folder }));
  say('Pages: this takes a minute or two');
  await step(say, 'Pages', () => renderPages(root, lock));
  const figures = await step(say, 'Finishing', () =>
    finishSite({
      exported: path.join(root, '.generated', 'export'),
      out,
      inputs,
      addFiles: async (site) => {
        await buildMachineFiles(library, site);
        await buildSingleFile(library, root, site);
        const { version, bytes } = await buildOffline(library, root, site);
        say(`Version ${version}, ${(bytes / 1e6).toFixed(1)} MB to keep for reading without network`);
        await buildHostFiles(root, site);
      },
    }),
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  say(`Built ${figures.files} files, ${(figures.bytes / 1e6).toFixed(1)} MB, into out/ in ${seconds} s`);
}

async function step<Result>(say: BuildOptions['say'], name: string, run: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await run();
  say(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
