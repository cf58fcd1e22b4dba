import { answersOf, type PathAnswerData, type PathData, targetKinds } from '../model/path';
import { report } from '../rules';
import type { ParsedPath } from './parse-paths';

interface Node {
  id: string;
  index: number;
  answers: PathAnswerData[];
}

/**
 * Check that a path leads everyone to an end: it starts somewhere, every answer leads on, nobody comes back to a
 * question, and no question stands aside. Ends are checked where the pages they name are known.
 */
export function checkPath({ file, data, at }: ParsedPath): void {
  const nodes = nodesOf(data);
  const ids = [...nodes.keys()].map((id) => `\`${id}\``).join(', ');
  for (const [index, { id }] of data.steps.entries()) {
    const first = nodes.get(id);
    if (first && first.index !== index)
      report(file.vfile, 'duplicate-row', at('steps', index, 'id'), id, at('steps', first.index, 'id').line);
  }
  if (!nodes.has(data.start)) {
    report(file.vfile, 'path-start', at('start'), data.start, ids);
    return;
  }
  for (const { id, index, answers } of nodes.values()) {
    if (answers.length < 2) report(file.vfile, 'path-answers', at('steps', index, 'id'), id, answers.length);
    for (const answer of answers) {
      const known = targetKinds.some((kind) => (kind === 'step' ? nodes.has(answer.step ?? '') : answer[kind]));
      if (!known) report(file.vfile, 'path-dead-end', at(...answer.keys), answer.answer, id, answer.step ?? '', ids);
    }
  }
  const reached = new Set<string>();
  visit(data.start, [], nodes, reached, (answer, loop) => {
    report(file.vfile, 'path-loop', at(...answer.keys), answer.answer, loop.join(' → '));
  });
  for (const { id, index } of nodes.values()) {
    if (!reached.has(id)) report(file.vfile, 'path-unreachable', at('steps', index, 'id'), id, data.start);
  }
}

/**
 * Most questions anyone has to answer on a path.
 *
 * @returns 0 where the path has a loop
 */
export function longestRoute(data: PathData): number {
  const nodes = nodesOf(data);
  let loops = false;
  visit(data.start, [], nodes, new Set(), () => {
    loops = true;
  });
  const depth = new Map<string, number>();
  const measure = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    const next = nodes.get(id)?.answers.flatMap(({ step }) => (step && nodes.has(step) ? [measure(step)] : [])) ?? [];
    const result = 1 + Math.max(0, ...next);
    depth.set(id, result);
    return result;
  };
  return loops ? 0 : measure(data.start);
}

function nodesOf(data: PathData): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const [index, step] of data.steps.entries()) {
    if (!nodes.has(step.id)) nodes.set(step.id, { id: step.id, index, answers: answersOf(step, index) });
  }
  return nodes;
}

/** Walk all routes, each step once; answers that lead back to a step of their own route are handed over. */
function visit(
  id: string,
  route: readonly string[],
  nodes: ReadonlyMap<string, Node>,
  done: Set<string>,
  onLoop: (answer: PathAnswerData, loop: string[]) => void,
): void {
  done.add(id);
  const here = [...route, id];
  for (const answer of nodes.get(id)?.answers ?? []) {
    if (!answer.step || !nodes.has(answer.step)) continue;
    const back = here.indexOf(answer.step);
    if (back >= 0) onLoop(answer, [...here.slice(back), answer.step]);
    else if (!done.has(answer.step)) visit(answer.step, here, nodes, done, onLoop);
  }
}
