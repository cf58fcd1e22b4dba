import type { SymptomPath } from '@/lib/model/path';
import { url } from '@/lib/site';

interface Props {
  paths: readonly SymptomPath[];
  /** Words before them on one line; without, a list that says what each path is for. */
  title?: string;
}

/** Paths as a list or, under the lead of a page, as one line. */
export function PathLinks({ paths, title }: Props) {
  if (title) {
    return (
      <p>
        {title}{' '}
        {paths.map((path, index) => (
          <span key={path.slug}>
            {index > 0 && ' · '}
            <a href={url.path(path.slug)}>{path.title}</a>
          </span>
        ))}
      </p>
    );
  }
  return (
    <ul className="related">
      {paths.map((path) => (
        <li key={path.slug}>
          <a href={url.path(path.slug)}>{path.title}</a>: {path.summary}{' '}
          <span className="meta">{pathLength(path)}</span>
        </li>
      ))}
    </ul>
  );
}

/** `12 steps, at most 6 questions to an answer` */
export function pathLength({ steps, longest }: SymptomPath): string {
  return `${steps.length} steps, at most ${longest} questions to an answer`;
}
