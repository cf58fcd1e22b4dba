import { site, url } from '@/lib/site';

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <div className="bar">
        <p>
          {site.name} is not affiliated with Apple. Quoted forum posts belong to their authors.{' '}
          <a href={url.about('status-words')}>What the status words mean</a>
        </p>
        <p data-offline="" role="status" hidden />
        <nav aria-label="Footer">
          <a href={url.entries()}>All entries</a>
          <a href={url.allNumbers()}>All numbers</a>
          <a href={url.paths()}>Symptoms</a>
          <a href={url.open()}>Open points</a>
          <a href={url.about()}>About</a>
          <button type="button" className="button" data-help="" hidden>
            Shortcuts and settings
          </button>
          <label className="theme" hidden>
            Theme{' '}
            <select data-theme-choice="">
              <option value="auto">Automatic</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select>
          </label>
        </nav>
      </div>
    </footer>
  );
}
