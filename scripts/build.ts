/**
 * Build the site into `out/` if anything it is made of has changed: content, search index, islands, pages.
 *
 *   npm run build               build what is stale
 *   npm run build -- --force    build everything
 *
 * Exit code 0: `out/` is up to date. 1: content or code is wrong; the last good `out/` stays.
 */
import { pathToFileURL } from 'node:url';
import { explainFault } from '@/lib/serve/explain-fault';
import { buildSite } from '@/scripts/build-site';

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await buildSite(process.cwd(), { force: process.argv.includes('--force'), say: console.log });
  } catch (error) {
    console.error(explainFault(error));
    process.exitCode = 1;
  }
}
