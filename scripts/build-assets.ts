/**
 * Bundle the stylesheets and the islands into `public/assets/`, with content hashes in their names, and write their
 * addresses to `.generated/assets.json`. Where index and tables are is not in them but in a file of its own,
 * `public/data/<hash of the islands>.json`: nothing in `public/assets/` changes with the content.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { Assets } from '@/lib/assets';
import { addressesFile, type RuntimeAddresses } from '@/lib/runtime-addresses';

/** Islands that pages load by name; the worker is started by the search ones. */
const islands = [
  'search-box',
  'search-page',
  'narrow',
  'table',
  'copy-as',
  'quote',
  'decoder',
  'resolve',
  'help',
  'offline',
] as const;

/** Stands in the islands until their hash is known. */
const unknownReader = addressesFile('000000000000');

/** @param root project folder */
export async function buildAssets(root: string, addresses: RuntimeAddresses): Promise<Assets> {
  const target = path.join(root, 'public', 'assets');
  const next = await nextFolder(target);

  const write = async (name: string, extension: string, bytes: Uint8Array | string) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    await writeFile(path.join(next, `${name}.${hash}.${extension}`), bytes);
    return `/assets/${name}.${hash}.${extension}`;
  };
  const bundle = async (name: string, define: Record<string, string> = {}) => {
    const entry = await entryPoint(root, name);
    return write(name, 'js', await bundleScript(root, entry, define));
  };

  const known = {
    ADDRESSES: JSON.stringify(unknownReader),
    SEARCH_WORKER: JSON.stringify(await bundle('search-worker')),
    DECODE_WORKER: JSON.stringify(await bundle('decode-worker')),
  };
  const scripts = new Map<string, string>();
  for (const name of islands)
    scripts.set(name, Buffer.from(await bundleScript(root, await entryPoint(root, name), known)).toString('utf8'));
  const addressesAt = addressesFile(readerOf(scripts));
  const built: Record<string, string> = {};
  for (const [name, script] of scripts)
    built[name] = await write(name, 'js', script.replaceAll(unknownReader, addressesAt));
  const more = await write('more', 'css', await bundleStyles(root, 'more'));
  const assets: Assets = {
    stylesheet: await write('site', 'css', await bundleStyles(root, 'site')),
    more,
    boot: await bundle('boot', { ISLANDS: JSON.stringify(built), MORE_STYLES: JSON.stringify(more) }),
    moved: await bundle('moved'),
    islands: built,
  };
  await rm(target, { recursive: true, force: true });
  await rename(next, target);
  await writeAddresses(root, addressesAt, addresses);
  await writeFile(path.join(root, '.generated', 'assets.json'), `${JSON.stringify(assets, null, 2)}\n`);
  return assets;
}

async function nextFolder(target: string): Promise<string> {
  const next = `${target}.next`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  return next;
}

/** Of the islands that read index and tables, and, by their names in these, of the workers. */
function readerOf(scripts: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const script of scripts.values()) if (script.includes(unknownReader)) hash.update(script).update('\0');
  return hash.digest('hex').slice(0, 12);
}

async function writeAddresses(root: string, address: string, addresses: RuntimeAddresses): Promise<void> {
  const target = path.join(root, 'public', path.dirname(address));
  const next = await nextFolder(target);
  await writeFile(path.join(next, path.basename(address)), `${JSON.stringify(addresses)}\n`);
  await rm(target, { recursive: true, force: true });
  await rename(next, target);
}

async function entryPoint(root: string, name: string): Promise<string> {
  const folder = path.join(root, 'app', '_islands');
  const file = (await readdir(folder)).find((candidate) => candidate === `${name}.ts` || candidate === `${name}.tsx`);
  if (!file) throw new Error(`Cannot find island ${name} in app/_islands`);
  return path.join(folder, file);
}

/** @returns the minified script, for browsers that read modules */
export async function bundleScript(root: string, entry: string, define: Record<string, string>): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    format: /^(?:boot|service-worker|single-file(?:-worker)?)\./.test(path.basename(entry)) ? 'iife' : 'esm',
    target: ['es2022', 'safari16.4', 'firefox115', 'chrome112'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: { react: 'preact/compat', 'react-dom': 'preact/compat' },
    define: {
      'process.env.NODE_ENV': '"production"',
      OFFLINE: String(process.env['NODE_ENV'] !== 'development'),
      ...define,
    },
    legalComments: 'none',
    // Scripts are modules, or in pages that are UTF-8.
    charset: 'utf8',
    // All these browsers know \p{L}; esbuild would write each as a call that parses a string.
    supported: { 'regexp-unicode-property-escapes': true },
    logLevel: 'warning',
  });
  const file = result.outputFiles[0];
  if (!file) throw new Error(`Cannot bundle ${entry}: no output`);
  return file.contents;
}

async function bundleStyles(root: string, name: 'site' | 'more'): Promise<Uint8Array> {
  const entry = path.join(root, 'app', '_styles', `${name}.css`);
  const result = await build({
    stdin: { contents: await readFile(entry, 'utf8'), loader: 'css' },
    minify: true,
    write: false,
    target: ['safari17.5', 'firefox120', 'chrome123'],
  });
  const file = result.outputFiles[0];
  if (!file) throw new Error(`Cannot bundle ${entry}: no output`);
  return file.contents;
}
