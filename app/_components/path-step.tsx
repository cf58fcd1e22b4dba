import { PathAnswers } from '@/app/_components/path-answers';
import type { PathStep as Step } from '@/lib/model/path';

interface Props {
  step: Step;
  /** 1-based place on the page, and how many steps there are. */
  number: number;
  total: number;
  /** Place of each step by its id. */
  places: ReadonlyMap<string, number>;
}

/** One question of a path: how to find out, why it matters, and a link for each answer. */
export function PathStep({ step, number, total, places }: Props) {
  return (
    <li id={step.id} className="path-step">
      <p className="meta">
        Step {number} of {total}
      </p>
      <div className="heading">
        <h2 dangerouslySetInnerHTML={{ __html: step.questionHtml }} />
        <a className="anchor" href={`#${step.id}`}>
          <span className="hidden">Link to step {number}</span>
        </a>
      </div>
      {step.checkHtml && <div className="prose" dangerouslySetInnerHTML={{ __html: step.checkHtml }} />}
      <div className="prose path-why" dangerouslySetInnerHTML={{ __html: step.whyHtml }} />
      <PathAnswers answers={step.answers} places={places} />
    </li>
  );
}
