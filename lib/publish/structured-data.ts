import { site } from '../site';

const longestHeadline = 110;

export interface ArticleData {
  /** Path of the page. */
  path: string;
  title: string;
  description: string;
  /** ISO 8601 day of the last review; pages made of tables only have none. */
  reviewed?: string | undefined;
  /** Path of the image that stands for the page. */
  image: string;
  /** From the top down, without the page itself. */
  trail: readonly { href: string; name: string }[];
}

/**
 * What search engines read of a page: schema.org `TechArticle` with its `BreadcrumbList`, with every property that
 * https://developers.google.com/search/docs/appearance/structured-data/article recommends but `datePublished`: a page
 * knows only when it was last reviewed.
 */
export function articleData({ path, title, description, reviewed, image, trail }: ArticleData, origin: string): object {
  const publisher = { '@type': 'Organization', name: site.name, url: `${origin}/` };
  const steps = [...trail, { href: path, name: title }];
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'TechArticle',
        headline: headlineOf(title),
        description,
        url: origin + path,
        mainEntityOfPage: origin + path,
        image: [origin + image],
        inLanguage: 'en',
        ...(reviewed ? { dateModified: reviewed } : {}),
        author: publisher,
        publisher,
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: steps.map(({ href, name }, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          name,
          item: origin + href,
        })),
      },
    ],
  };
}

/** Search engines read headlines of up to 110 characters; a number with long names ends after its last whole word. */
function headlineOf(title: string): string {
  if (title.length <= longestHeadline) return title;
  const end = title.lastIndexOf(' ', longestHeadline - 1);
  return `${title.slice(0, end > 0 ? end : longestHeadline - 1).replace(/,$/, '')}…`;
}

/** The site as a whole, for its first page. */
export function siteData(origin: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: site.name,
    description: site.description,
    url: `${origin}/`,
    inLanguage: 'en',
  };
}

/** JSON that can stand in a script element whatever the content says: nothing in it opens or closes a tag. */
export function serializeStructuredData(data: object): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}
