import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { buildHostFiles, bundledPackages } from '@/scripts/build-host-files';
import { makeTemporaryFolder } from '../serve/small-site';

test('the site says under which licences the packages in its scripts are, and names every one of them', async () => {
  const folder = path.join('app', '_islands');
  const entries = (await readdir(folder)).filter((name) => /\.tsx?$/.test(name)).map((name) => path.join(folder, name));
  const { metafile } = await build({
    entryPoints: entries,
    bundle: true,
    write: false,
    outdir: 'unused',
    metafile: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: { react: 'preact/compat', 'react-dom': 'preact/compat' },
    logLevel: 'error',
  });
  const names = Object.keys(metafile.inputs).flatMap((file) => {
    const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
    return name ? [name] : [];
  });
  expect([...new Set(names)].sort()).toEqual([...bundledPackages]);

  const site = await makeTemporaryFolder();
  await buildHostFiles(process.cwd(), site);
  const text = await readFile(path.join(site, 'licences.txt'), 'utf8');
  expect(text).toMatch(/^preact \d+\.\d+\.\d+$/m);
  expect(text).toContain('Permission is hereby granted, free of charge');
  await rm(site, { recursive: true });
});
