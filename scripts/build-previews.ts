import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import pMap from 'p-map';
import type { Library } from '@/lib/model/library';
import { drawPreview, previewFonts } from '@/lib/publish/draw-preview';
import { encodeIndexedPng } from '@/lib/publish/indexed-png';
import { previewCards } from '@/lib/publish/preview-card';

export interface BuiltPreviews {
  files: number;
  /** How many of them had to be drawn; the others were kept from an earlier build. */
  drawn: number;
}

const require = createRequire(import.meta.url);
const fontFiles = [
  '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  '@expo-google-fonts/ibm-plex-sans/500Medium/IBMPlexSans_500Medium.ttf',
  '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
  '@expo-google-fonts/ibm-plex-mono/500Medium/IBMPlexMono_500Medium.ttf',
  '@expo-google-fonts/ibm-plex-mono/600SemiBold/IBMPlexMono_600SemiBold.ttf',
].map((file) => require.resolve(file));

/**
 * Write the images that stand for pages where they are linked.
 *
 * @param site folder of the finished pages
 * @param cache folder that keeps images by what they show, so that only changed ones are drawn
 */
export async function buildPreviews(library: Library, site: string, cache: string): Promise<BuiltPreviews> {
  await mkdir(cache, { recursive: true });
  const kept = new Set(await readdir(cache));
  const used = new Set<string>();
  const built = { files: 0, drawn: 0 };
  const draw = async (address: string, svg: string) => {
    const name = `${createHash('sha256').update(svg).digest('hex').slice(0, 24)}.png`;
    used.add(name);
    const image = path.join(cache, name);
    if (!kept.has(name)) {
      await writeFile(`${image}.next`, await renderPng(svg));
      await rename(`${image}.next`, image);
      built.drawn += 1;
    }
    const target = path.join(site, decodeURIComponent(address));
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(image, target);
    built.files += 1;
  };
  const cards = previewCards(library);
  await pMap(cards, (card) => draw(card.address, drawPreview(card)), { concurrency: 3 });
  for (const name of kept) if (!used.has(name)) await rm(path.join(cache, name));
  return built;
}

async function renderPng(svg: string): Promise<Buffer> {
  const { pixels, width, height } = new Resvg(svg, {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: previewFonts.sans },
  }).render();
  return encodeIndexedPng(pixels, width, height);
}
