import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RepositoryLinks, SuggestCode } from '@/app/_components/repository-links';

const page = {
  file: 'content/entries/secitemadd-user-presence-errsecparam.md',
  path: '/entries/secitemadd-user-presence-errsecparam/',
  title: 'Why does SecItemAdd return errSecParam (-50)?',
};
const repository = 'https://github.com/example/errsec';

const addressesIn = (html: string) =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => new URL((href ?? '').replace(/&amp;/g, '&')));

test('without a repository nothing is shown', () => {
  expect(renderToStaticMarkup(<RepositoryLinks {...page} repository="" />)).toBe('');
  expect(renderToStaticMarkup(<SuggestCode repository="" />)).toBe('');
});

test('a report names the page and its file, and the editor opens that file', () => {
  const [report, edit] = addressesIn(renderToStaticMarkup(<RepositoryLinks {...page} repository={`${repository}/`} />));
  expect(report?.pathname).toBe('/example/errsec/issues/new');
  expect(report?.searchParams.get('title')).toBe(`Error in: ${page.title}`);
  expect(report?.searchParams.get('body')).toContain(page.path);
  expect(report?.searchParams.get('body')).toContain(`File: ${page.file}`);
  expect(edit?.href).toBe(`${repository}/edit/main/${page.file}`);
});

test('a suggestion asks for the number and where it is defined', () => {
  const [suggest] = addressesIn(renderToStaticMarkup(<SuggestCode repository={repository} />));
  expect(suggest?.searchParams.get('title')).toBe('Missing code: ');
  expect(suggest?.searchParams.get('body')).toMatch(/^Number:\n.*Where it is defined/s);
});
