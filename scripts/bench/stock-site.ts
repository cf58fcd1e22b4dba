import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compressFolder } from '@/lib/serve/compress-folder';
import { listFiles } from '@/lib/serve/list-files';
import { copyProject } from '@/scripts/copy-project';

/** What earlier stages of the build wrote, which pages are made of. */
const built = ['.generated', 'public/assets', 'public/data', 'public/search-index', 'public/tables'];

/** A component that only the copy has. */
const stockLinkPath = '@/app/_stock/stock-link';

/** Routes that stay. */
const kept = new Set(['_components', '_islands', '_styles', 'entries', 'layout.tsx', 'not-found.tsx']);

export interface StockSite {
  /** A folder that can be served. */
  folder: string;
  remove: () => Promise<void>;
}

/**
 * Build some entries as Next ships them: the same content and components, but links between these entries are
 * `next/link`, and the framework's runtime, preloads and payload files stay. Other links stay plain, so that the router
 * has less to prefetch than a whole site would give it. Speculation rules are left out.
 *
 * @param slugs entries that are built
 * @throws with what Next printed
 */
export async function buildStockSite(root: string, slugs: readonly string[]): Promise<StockSite> {
  const copy = await copyProject(root, 'copied');
  try {
    for (const name of built)
      await cp(path.join(root, name), path.join(copy, name), { recursive: true, filter: noExport });
    await changePages(copy, slugs);
    const next = path.join(copy, 'node_modules', 'next', 'dist', 'bin', 'next');
    const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build'], {
      cwd: copy,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`Cannot build the stock pages:\n${stdout}${stderr}`);
    const folder = path.join(copy, '.generated', 'export');
    await compressFolder(folder);
    return { folder, remove: () => rm(copy, { recursive: true }) };
  } catch (error) {
    await rm(copy, { recursive: true });
    throw error;
  }
}

function noExport(file: string): boolean {
  return !/[/\\]\.generated[/\\](?:export|bench|previews)/.test(file);
}

async function changePages(copy: string, slugs: readonly string[]): Promise<void> {
  const app = path.join(copy, 'app');
  for (const name of await readdir(app)) if (!kept.has(name)) await rm(path.join(app, name), { recursive: true });
  await rm(path.join(app, 'entries', 'page.tsx'));
  await mkdir(path.join(app, '_stock'), { recursive: true });
  await writeFile(path.join(app, '_stock', 'stock-link.tsx'), stockLink(slugs));
  for (const name of await listFiles(app)) {
    if (!name.endsWith('.tsx') || name.startsWith('_islands') || name.startsWith('_stock')) continue;
    const file = path.join(app, name);
    await writeFile(file, toStock(await readFile(file, 'utf8'), slugs));
  }
}

/** Links of a component become Next's, and a page is built for the slugs only. */
export function toStock(source: string, slugs: readonly string[]): string {
  const changed = source
    .replace(/<a(?=[\s>])/g, '<StockLink')
    .replace(/<\/a>/g, '</StockLink>')
    .replace(/\n.*type="speculationrules".*/, '')
    .replace(
      /getLibrary\(\)\.entries\.map\(\(\{ slug \}\) => \(\{ slug \}\)\)/,
      `${JSON.stringify(slugs.map((slug) => ({ slug })))}`,
    );
  return changed.includes('<StockLink') ? `import { StockLink } from '${stockLinkPath}';\n${changed}` : changed;
}

function stockLink(slugs: readonly string[]): string {
  return `import Link from 'next/link';
import type { ComponentProps } from 'react';

const built = new Set(${JSON.stringify(slugs.map((slug) => `/entries/${slug}/`))});

export function StockLink({ href = '', ...rest }: ComponentProps<'a'>) {
  return built.has(href.replace(/#.*/, '')) ? <Link href={href} {...rest} /> : <a href={href} {...rest} />;
}
`;
}
