import { type ArticleData, articleData, serializeStructuredData, siteData } from '@/lib/publish/structured-data';
import { siteOrigin } from '@/lib/settings';

/** What search engines read of this page; no browser runs it. */
export function StructuredData(page: ArticleData) {
  return <Script data={articleData(page, siteOrigin(process.env))} />;
}

export function SiteStructuredData() {
  return <Script data={siteData(siteOrigin(process.env))} />;
}

function Script({ data }: { data: object }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: serializeStructuredData(data) }} />;
}
