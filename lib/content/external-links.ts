import { sourceUrl } from '../errors/source-url';
import { addressesIn } from '../model/addresses-in';
import type { Library, Section } from '../model/library';
import { url } from '../site';

/** An address elsewhere, with the pages of ours that link to it. */
export interface ExternalLink {
  address: string;
  pages: string[];
}

/** Every `https:` address that pages link to, by address. Sources of table rows are counted with their table. */
export function externalLinks(library: Library): ExternalLink[] {
  const pages = new Map<string, Set<string>>();
  const add = (address: string | undefined, page: string) => {
    if (address?.startsWith('https://')) pages.set(address, (pages.get(address) ?? new Set()).add(page));
  };
  const addSections = (sections: readonly Pick<Section, 'html'>[], page: string) => {
    for (const { html } of sections) for (const address of addressesIn(html)) add(address, page);
  };
  for (const { slug, sections } of library.entries) addSections(sections, url.entry(slug));
  for (const { slug, sections } of library.topics) addSections(sections, url.topic(slug));
  for (const { code, sections } of library.notes) addSections(sections, `note ${code}`);
  for (const { slug, steps } of library.paths)
    addSections(
      steps.map(({ checkHtml, whyHtml }) => ({ html: checkHtml + whyHtml })),
      url.path(slug),
    );
  for (const { family, source } of library.codes) for (const text of source) add(sourceUrl(text), url.family(family));
  for (const { table, source } of library.identifiers)
    for (const text of source) add(sourceUrl(text), url.table(table));
  return [...pages]
    .map(([address, on]) => ({ address, pages: [...on].sort() }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** How many addresses each host has, most first: what would have to be looked at if one of them went away. */
export function hostsOf(links: readonly ExternalLink[]): { host: string; addresses: number; pages: number }[] {
  const hosts = new Map<string, { addresses: number; pages: Set<string> }>();
  for (const { address, pages } of links) {
    const { host } = new URL(address);
    const known = hosts.get(host) ?? { addresses: 0, pages: new Set() };
    known.addresses += 1;
    for (const page of pages) known.pages.add(page);
    hosts.set(host, known);
  }
  return [...hosts]
    .map(([host, { addresses, pages }]) => ({ host, addresses, pages: pages.size }))
    .sort((a, b) => b.addresses - a.addresses || (a.host < b.host ? -1 : 1));
}
