import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { getAssets } from '@/lib/assets';
import { buildDecodeTables } from '@/lib/errors/decode-tables';
import type { Library } from '@/lib/model/library';
import { singleFileHtml } from '@/lib/publish/single-file';
import { siteOrigin } from '@/lib/settings';
import { bundleScript } from '@/scripts/build-assets';
import { dateOf } from '@/scripts/build-offline';

/**
 * Write `/errsec-decoder.html`, the decoder that works from a disk.
 *
 * @param site folder of the finished pages
 */
export async function buildSingleFile(library: Library, root: string, site: string): Promise<void> {
  const bundle = async (name: string) => {
    const entry = path.join(root, 'app', '_islands', `${name}.ts`);
    return Buffer.from(await bundleScript(root, entry, { ADDRESSES: '""', DECODE_WORKER: '""' })).toString('utf8');
  };
  const styles = async () => {
    const { stylesheet, more } = getAssets(root);
    const texts = [stylesheet, more].map((address) => readFile(path.join(site, address), 'utf8'));
    return (await Promise.all(texts)).join('');
  };
  const html = singleFileHtml({
    styles: await styles(),
    script: await bundle('single-file'),
    worker: await bundle('single-file-worker'),
    tables: JSON.stringify(buildDecodeTables(library)),
    date: dateOf(library),
    origin: siteOrigin(process.env),
  });
  await writeFile(path.join(site, 'errsec-decoder.html'), html);
}
