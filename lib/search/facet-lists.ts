import type { NumberedPage } from './store';

/** Value to page numbers, as steps from one to the next. */
export type StepLists = Record<string, number[]>;

/** What filters, counts and sorting by date need beyond kind and status, which the head has. */
export interface FacetLists {
  topic: StepLists;
  tag: StepLists;
  /** Platforms, and their versions as `macos-15`. */
  platform: StepLists;
  /** Day of review to pages. */
  reviewed: StepLists;
}

export function buildFacetLists(pages: readonly NumberedPage[]): FacetLists {
  const lists = {
    topic: new ListBuilder(),
    tag: new ListBuilder(),
    platform: new ListBuilder(),
    reviewed: new ListBuilder(),
  };
  for (const page of pages) {
    const number = page.first >> 4;
    for (const topic of page.topics) lists.topic.add(topic, number);
    for (const tag of page.tags) lists.tag.add(tag, number);
    for (const platform of [...page.platforms, ...(page.versions ?? [])]) lists.platform.add(platform, number);
    if (page.reviewed) lists.reviewed.add(page.reviewed, number);
  }
  return {
    topic: lists.topic.finish(),
    tag: lists.tag.finish(),
    platform: lists.platform.finish(),
    reviewed: lists.reviewed.finish(),
  };
}

class ListBuilder {
  private readonly lists = new Map<string, number[]>();
  private readonly last = new Map<string, number>();

  /** Page numbers come in ascending order; a value named twice by a page counts once. */
  add(value: string, number: number): void {
    const last = this.last.get(value);
    if (last === number) return;
    const list = this.lists.get(value) ?? [];
    list.push(number - (last ?? 0));
    this.lists.set(value, list);
    this.last.set(value, number);
  }

  finish(): StepLists {
    return Object.fromEntries([...this.lists].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** @returns the page numbers of a list of steps */
export function openSteps(steps: readonly number[]): Uint32Array {
  const numbers = new Uint32Array(steps.length);
  let number = 0;
  steps.forEach((step, index) => {
    number += step;
    numbers[index] = number;
  });
  return numbers;
}
