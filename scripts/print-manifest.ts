/**
 * Print SHA-256 and path of every file of a site, as `sha256sum --check` reads it.
 *
 *   npm run --silent manifest            of out/
 *   npm run --silent manifest -- DIR     of another folder
 *
 * Exit code 0: printed. 1: there is no site.
 */
import { explainFault } from '@/lib/serve/explain-fault';
import { buildManifest, formatManifest } from '@/lib/serve/manifest';

const site = process.argv[2] ?? 'out';
try {
  const manifest = await buildManifest(site);
  if (manifest.size === 0) throw new Error(`Cannot read ${site}: there is no site; run \`npm run build\` first`);
  process.stdout.write(formatManifest(manifest));
} catch (error) {
  console.error(explainFault(error));
  process.exitCode = 1;
}
