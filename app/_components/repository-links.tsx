import { repositoryLinks, suggestCodeAddress } from '@/lib/publish/repository-links';
import { settings, siteOrigin } from '@/lib/settings';

interface Props {
  /** File of the page, from the root of the repository. */
  file: string;
  /** Path of the page. */
  path: string;
  title: string;
  repository?: string;
}

/** Ways to put a page right; nothing if no repository is set. */
export function RepositoryLinks({ file, path, title, repository = settings.repository }: Props) {
  const links = repositoryLinks(repository, { file, title, address: `${siteOrigin(process.env)}${path}` });
  if (!links) return null;
  return (
    <p className="meta repository-links">
      <a href={links.report} rel="noopener nofollow">
        Report an error
      </a>{' '}
      ·{' '}
      <a href={links.edit} rel="noopener nofollow">
        Edit this page
      </a>
    </p>
  );
}

/** Offered where a number was not found, or could not be. */
export function SuggestCode({ repository = settings.repository }: { repository?: string }) {
  const address = suggestCodeAddress(repository);
  if (!address) return null;
  return (
    <p className="meta repository-links">
      <a href={address} rel="noopener nofollow">
        Suggest a code that is missing
      </a>
    </p>
  );
}
