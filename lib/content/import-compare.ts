import type { CaptureMap } from '../model/post';
import { parseLineRange } from './capture-lines';

/** First lines of posts: what the importer proposes against what a person decided. */
export interface BoundaryFigures {
  /** How many first lines the importer proposes. */
  proposed: number;
  right: number[];
  wrong: number[];
  missed: number[];
}

export function compareBoundaries(proposed: CaptureMap['parts'], decided: CaptureMap['parts']): BoundaryFigures {
  const found = firstLines(proposed);
  const wanted = firstLines(decided);
  return {
    proposed: found.length,
    right: found.filter((line) => wanted.includes(line)),
    wrong: found.filter((line) => !wanted.includes(line)),
    missed: wanted.filter((line) => !found.includes(line)),
  };
}

function firstLines(parts: CaptureMap['parts']): number[] {
  return parts.filter((part) => 'post' in part).map((part) => parseLineRange(part.lines).first);
}
