import { expect, test } from 'vitest';
import { articleData, serializeStructuredData, siteData } from '@/lib/publish/structured-data';

const page = {
  path: '/entries/which-mac-keychain/',
  title: 'Which keychain a Mac app uses',
  description: 'There are two.',
  reviewed: '2026-11-24',
  image: '/previews/entries/which-mac-keychain.png',
  trail: [{ href: '/topics/', name: 'Topics' }],
};

test('a page is a technical article with the day of its review and its place in the site', () => {
  const data = articleData(page, 'https://errsec.example');
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'TechArticle',
        headline: page.title,
        dateModified: '2026-11-24',
        url: `https://errsec.example${page.path}`,
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { position: 1, name: 'Topics', item: 'https://errsec.example/topics/' },
          { position: 2, name: page.title, item: `https://errsec.example${page.path}` },
        ],
      },
    ],
  });
});

test('an article has what search engines recommend, with absolute addresses', () => {
  const { '@graph': graph } = articleData(page, 'https://errsec.example') as { '@graph': Record<string, unknown>[] };
  const [article] = graph;
  expect(article).toMatchObject({
    image: ['https://errsec.example/previews/entries/which-mac-keychain.png'],
    mainEntityOfPage: `https://errsec.example${page.path}`,
    author: { '@type': 'Organization', name: 'errSec', url: 'https://errsec.example/' },
    publisher: { '@type': 'Organization', name: 'errSec', url: 'https://errsec.example/' },
  });
});

test('a page that nobody reviews has no date', () => {
  expect(JSON.stringify(articleData({ ...page, reviewed: undefined }, ''))).not.toContain('dateModified');
});

test('no title can close the script it stands in', () => {
  const title = 'What </script><script>alert(1)</script> <!-- means';
  const text = serializeStructuredData(articleData({ ...page, title }, ''));
  expect(text).not.toContain('<');
  expect((JSON.parse(text) as { '@graph': { headline: string }[] })['@graph'][0]?.headline).toBe(title);
});

test('the first page stands for the site', () => {
  expect(siteData('https://errsec.example')).toMatchObject({ '@type': 'WebSite', url: 'https://errsec.example/' });
});

test('a headline longer than search engines read ends after its last whole name', () => {
  const title =
    '-1022 NSURLErrorAppTransportSecurityRequiresSecureConnection, kCFURLErrorAppTransportSecurityRequiresSecureConnection';
  const { '@graph': graph } = articleData({ ...page, title }, 'https://errsec.example') as {
    '@graph': Record<string, unknown>[];
  };
  expect(graph[0]?.['headline']).toBe('-1022 NSURLErrorAppTransportSecurityRequiresSecureConnection…');
});
