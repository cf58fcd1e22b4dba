import { MoreStyles } from '@/app/_components/more-styles';
import { pageMetadata } from '@/app/_components/page-metadata';
import { pathLength } from '@/app/_components/path-links';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { url } from '@/lib/site';

export const metadata = pageMetadata({
  title: 'Follow the symptoms',
  description: 'Questions that a look or a command answers, from what you see to why it happens.',
  path: url.paths(),
});

export default function PathsPage() {
  const { paths } = catalogOf(getLibrary()).library;
  return (
    <article className="wide">
      <MoreStyles />
      <h1>Follow the symptoms</h1>
      <p className="lead">
        Start from what you see. Each step is a question that a look or a command answers, with the reason why it
        matters; each answer leads on, until you stand at an explanation. Every step has an address of its own.
      </p>
      <ul className="cards">
        {paths.map((path) => (
          <li key={path.slug}>
            <a href={url.path(path.slug)}>{path.title}</a>
            <p>{path.summary}</p>
            <p className="meta">{pathLength(path)}</p>
          </li>
        ))}
      </ul>
    </article>
  );
}
