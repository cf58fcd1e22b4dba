/**
 * Say which other sites the content links to, and whether they still answer. A report, not a gate: an address elsewhere
 * may be gone on any day without anything here being wrong.
 *
 *   npm run check:links             hosts with the number of addresses and pages; needs no network
 *   npm run check:links -- HOST     addresses of one host with the pages that link to them
 *   npm run check:links -- --ask    also ask every address; those without an answer are listed with their pages
 *
 * Exit code 0, whatever the answers are. 2: wrong use.
 */
import { buildLibrary } from '@/lib/content/build-library';
import { type ExternalLink, externalLinks, hostsOf } from '@/lib/content/external-links';
import { readContent } from '@/lib/content/read-content';

/** At once, so that no host is troubled. */
const atOnce = 4;
const patience = 20_000;

const [wanted = '', ...rest] = process.argv.slice(2);
if (rest.length > 0 || (wanted.startsWith('-') && wanted !== '--ask')) {
  console.error('Usage: npm run check:links [-- HOST | --ask]');
  process.exit(2);
}

const { library } = await buildLibrary(await readContent(process.cwd()), new Date().toISOString().slice(0, 10));
const links = externalLinks(library);
const hosts = hostsOf(links);
if (wanted && wanted !== '--ask') listHost(wanted);
else {
  for (const { host, addresses, pages } of hosts)
    console.log(`${String(addresses).padStart(5)} addresses on ${String(pages).padStart(4)} pages  ${host}`);
  if (wanted === '--ask') await askAll();
  console.log(`${links.length} addresses of ${hosts.length} hosts`);
}

function listHost(host: string): void {
  const some = links.filter(({ address }) => new URL(address).host === host);
  for (const { address, pages } of some) console.log(`${address}\n  ${pages.join('\n  ')}`);
  console.log(`${some.length} addresses of ${host}`);
}

async function askAll(): Promise<void> {
  const waiting = links.map((link) => ({ ...link, address: link.address.replace(/#.*/, '') }));
  let failed = 0;
  const work = async () => {
    for (let link = waiting.shift(); link; link = waiting.shift()) {
      const answer = await ask(link);
      if (answer === '') continue;
      failed += 1;
      console.log(`${answer}  ${link.address}\n  ${link.pages.join('\n  ')}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  console.log(`${failed} of ${links.length} gave no good answer`);
}

/** @returns empty for a good answer, else what was wrong */
async function ask({ address }: ExternalLink): Promise<string> {
  try {
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(address, { method: 'HEAD', redirect: 'follow', signal });
    return response.ok || response.status === 405 ? '' : `HTTP ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
