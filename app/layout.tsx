import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { SiteFooter } from '@/app/_components/site-footer';
import { SiteHeader } from '@/app/_components/site-header';
import { getAssets } from '@/lib/assets';
import { siteCard } from '@/lib/publish/preview-card';
import { speculationRules } from '@/lib/serve/speculation-rules';
import { siteOrigin } from '@/lib/settings';
import { site } from '@/lib/site';

const preview = siteCard();

export const metadata: Metadata = {
  metadataBase: new URL(siteOrigin(process.env)),
  alternates: { canonical: './' },
  openGraph: {
    siteName: site.name,
    type: 'website',
    url: './',
    images: [{ url: preview.address, width: 1200, height: 630, alt: `${site.name}: ${preview.title}` }],
  },
  title: { default: `${site.name}: ${site.tagline}`, template: `%s · ${site.name}` },
  description: site.description,
  applicationName: site.name,
  referrer: 'strict-origin-when-cross-origin',
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#16181d' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  const assets = getAssets();
  return (
    <html lang="en">
      <head>
        <link rel="stylesheet" href={assets.stylesheet} />
        <script src={assets.boot} />
        <script type="speculationrules" dangerouslySetInnerHTML={{ __html: speculationRules }} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="search" href="/opensearch.xml" type="application/opensearchdescription+xml" title={site.name} />
        <link rel="alternate" href="/feed.xml" type="application/atom+xml" title={site.name} />
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to content
        </a>
        <SiteHeader />
        <main id="content">{children}</main>
        <SiteFooter />
      </body>
    </html>
  );
}
