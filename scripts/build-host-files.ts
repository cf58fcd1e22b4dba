import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { headersFile } from '@/lib/serve/headers-file';
import { securityTxt } from '@/lib/serve/security-txt';
import { settings, siteOrigin } from '@/lib/settings';

/** Write what hosts and reporters look for in the site itself: `_headers`, and `security.txt` if there is a contact. */
export async function buildHostFiles(site: string): Promise<void> {
  await writeFile(path.join(site, '_headers'), headersFile());
  const text = securityTxt(settings.security, siteOrigin(process.env));
  if (text === undefined) return;
  await mkdir(path.join(site, '.well-known'), { recursive: true });
  await writeFile(path.join(site, '.well-known', 'security.txt'), text);
}
