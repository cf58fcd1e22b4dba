import { SearchForm } from '@/app/_components/search-form';
import { site, url } from '@/lib/site';

export function SiteHeader() {
  return (
    <header className="site-header">
      <div className="bar">
        <a className="logo" href={url.home()}>
          {site.name}
        </a>
        <SearchForm />
        <nav aria-label="Site">
          <a href={url.topics()}>Topics</a>
          <a href={url.errors()}>Errors</a>
          <a href={url.reference()}>Reference</a>
          <a href={url.decode()}>Decode</a>
        </nav>
      </div>
    </header>
  );
}
