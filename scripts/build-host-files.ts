import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { headersFile } from '@/lib/serve/headers-file';
import { securityTxt } from '@/lib/serve/security-txt';
import { settings, siteOrigin } from '@/lib/settings';

/** Packages whose code goes out with the pages' scripts; their licences ask for their notices. A test finds others. */
export const bundledPackages = ['preact'] as const;

/**
 * Write what hosts and readers of small print look for in the site itself: `_headers`, `licences.txt`, and `security.txt`
 * if there is a contact.
 */
export async function buildHostFiles(root: string, site: string): Promise<void> {
  await writeFile(path.join(site, '_headers'), headersFile());
  await writeFile(path.join(site, 'licences.txt'), await licencesText(root));
  const text = securityTxt(settings.security, siteOrigin(process.env));
  if (text === undefined) return;
  await mkdir(path.join(site, '.well-known'), { recursive: true });
  await writeFile(path.join(site, '.well-known', 'security.txt'), text);
}

async function licencesText(root: string): Promise<string> {
  const parts = ['The scripts of this site contain these packages.'];
  for (const name of bundledPackages) {
    const folder = path.join(root, 'node_modules', name);
    const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    const licence = await readFile(path.join(folder, 'LICENSE'), 'utf8');
    parts.push(`${name} ${version}\n\n${licence.trim()}`);
  }
  return `${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
