import { expect, test } from 'vitest';
import { chooseWalk } from '@/scripts/bench/choose-walk';
import { toStock } from '@/scripts/bench/stock-site';

test('a walk follows links, and comes back to an entry as late as it can', () => {
  const entries = [
    { slug: 'which-mac-keychain', related: ['app-groups-macos-vs-ios', 'secpkcs12import-fails'] },
    { slug: 'app-groups-macos-vs-ios', related: ['which-mac-keychain', 'secpkcs12import-fails'] },
    { slug: 'secpkcs12import-fails', related: ['app-groups-macos-vs-ios', 'which-mac-keychain'] },
  ];
  expect(chooseWalk(entries, 5)).toEqual([
    'app-groups-macos-vs-ios',
    'which-mac-keychain',
    'secpkcs12import-fails',
    'app-groups-macos-vs-ios',
    'which-mac-keychain',
  ]);
});

test('a component of the stock site links by Next, without speculation rules, to the chosen entries', () => {
  const source = `export const dynamicParams = false;
export function generateStaticParams() {
  return getLibrary().entries.map(({ slug }) => ({ slug }));
}
      <script type="speculationrules" dangerouslySetInnerHTML={{ __html: speculationRules }} />
      <article><a href={url.entry('which-mac-keychain')}>Which keychain</a></article>
`;
  expect(toStock(source, ['which-mac-keychain'])).toBe(`import { StockLink } from '@/app/_stock/stock-link';
export const dynamicParams = false;
export function generateStaticParams() {
  return [{"slug":"which-mac-keychain"}];
}
      <article><StockLink href={url.entry('which-mac-keychain')}>Which keychain</StockLink></article>
`);
});
