import type { Metadata } from 'next';
import { markdownOf } from '@/lib/publish/index-json';
import { type PreviewCard, siteCard } from '@/lib/publish/preview-card';
import { site, url } from '@/lib/site';

interface Page {
  title: string;
  description: string;
  /** Path of the page. */
  path: string;
  /** Image that stands for the page where it is linked; that of the site by default. */
  card?: PreviewCard;
  /** The page has a Markdown form beside it. */
  markdown?: boolean;
  /** The page has a feed beside it. */
  feed?: boolean;
}

/** Title, description, canonical address, other forms and preview of one page. */
export function pageMetadata({ title, description, path, card, markdown = false, feed = false }: Page): Metadata {
  const { address, title: name, text } = card ?? siteCard();
  return {
    title,
    description,
    alternates: {
      canonical: path,
      types: {
        ...(markdown ? { 'text/markdown': markdownOf(path) } : {}),
        ...(feed ? { 'application/atom+xml': [{ url: url.feed(path), title: `${title} · ${site.name}` }] } : {}),
      },
    },
    openGraph: {
      siteName: site.name,
      type: card ? 'article' : 'website',
      url: path,
      title,
      description,
      images: [{ url: address, width: 1200, height: 630, alt: [name, text].filter(Boolean).join('. ') }],
    },
  };
}
