import type { Metadata } from 'next';
import { markdownOf } from '@/lib/publish/index-json';
import type { PreviewCard } from '@/lib/publish/preview-card';

interface Page {
  title: string;
  description: string;
  /** Path of the page. */
  path: string;
  /** Image that stands for the page where it is linked. */
  card: PreviewCard;
  /** The page has a Markdown form beside it. */
  markdown?: boolean;
}

/** Title, description, canonical address, other forms and preview of one page. */
export function pageMetadata({ title, description, path, card, markdown = true }: Page): Metadata {
  return {
    title,
    description,
    alternates: { canonical: path, ...(markdown ? { types: { 'text/markdown': markdownOf(path) } } : {}) },
    openGraph: {
      type: 'article',
      url: path,
      title,
      description,
      images: [
        { url: card.address, width: 1200, height: 630, alt: [card.title, card.text].filter(Boolean).join('. ') },
      ],
    },
  };
}
