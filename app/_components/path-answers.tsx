import { StatusMark } from '@/app/_components/status-mark';
import type { PathAnswer, PathTarget } from '@/lib/model/path';

interface Props {
  answers: readonly PathAnswer[];
  /** Place of each step by its id. */
  places: ReadonlyMap<string, number>;
}

/** The answers of a step as links: to another step of the page, or to the page where the path ends. */
export function PathAnswers({ answers, places }: Props) {
  return (
    <ul className="path-answers">
      {answers.map(({ label, means, target }) => (
        <li key={label} className={target.kind === 'step' ? undefined : 'path-end'}>
          <a href={target.href}>
            <b dangerouslySetInnerHTML={{ __html: label }} />
            <span>{destination(target, places)}</span>
          </a>
          {means && <p dangerouslySetInnerHTML={{ __html: means }} />}
          {target.status && <StatusMark status={target.status} />}
        </li>
      ))}
    </ul>
  );
}

const kinds = { entry: 'Answer', topic: 'Topic', code: 'Code' } as const;

function destination(target: PathTarget, places: ReadonlyMap<string, number>): string {
  if (target.kind !== 'step') return ` ${kinds[target.kind]}: ${target.title}`;
  return ` Step ${places.get(target.href.slice(1))}: ${target.title}`;
}
