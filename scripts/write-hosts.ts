/**
 * Write the examples for web servers and hosts into `lib/serve/hosts/`, from the header table.
 *
 *   npm run hosts               writes lib/serve/hosts/nginx.conf and lib/serve/hosts/cloudfront-headers.json
 *   npm run hosts -- --print    prints them, and `_headers`, which every build puts into out/
 *
 * Exit code 0: done. 1: a file could not be written.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cloudFrontHeaders } from '@/lib/serve/cloudfront-headers';
import { explainFault } from '@/lib/serve/explain-fault';
import { headersFile } from '@/lib/serve/headers-file';
import { exampleOptions, nginxConfig } from '@/lib/serve/nginx-config';

const files = {
  'lib/serve/hosts/nginx.conf': nginxConfig(exampleOptions),
  'lib/serve/hosts/cloudfront-headers.json': `${JSON.stringify(cloudFrontHeaders(), null, 2)}\n`,
};

try {
  if (process.argv.includes('--print')) {
    for (const [name, text] of Object.entries({ 'out/_headers': headersFile(), ...files }))
      console.log(`# ${name}\n${text}`);
  } else {
    await mkdir('lib/serve/hosts', { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(process.cwd(), name), text);
    console.log(`Wrote ${Object.keys(files).join(' and ')}`);
  }
} catch (error) {
  console.error(explainFault(error));
  process.exitCode = 1;
}
