import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { VFile } from 'vfile';
import type { Section } from '../model/library';
import { report } from '../rules';

export interface SectionRules {
  /** Known level-2 headings in their order. */
  order: readonly string[];
  required: readonly string[];
  /** At least one of these. */
  oneOf?: readonly string[];
  /** Headings of the writer's own may stand after this known one. */
  ownAfter?: string;
  /** Sections whose list items are claims: each needs evidence. */
  claims: readonly string[];
}

/** Check that a document has the sections readers expect, in order, none empty, every claim with its source. */
export function checkSections(
  file: VFile,
  sections: readonly Section[],
  tree: SectionPlaces,
  rules: SectionRules,
): void {
  const titles = sections.filter((section) => section.level === 2).map((section) => section.title);
  for (const name of rules.required) {
    if (!titles.includes(name)) report(file, 'section-missing', tree.end, name);
  }
  if (rules.oneOf && !rules.oneOf.some((name) => titles.includes(name))) {
    report(file, 'section-missing', tree.end, rules.oneOf.join('` or `## '));
  }
  checkOrder(file, titles, tree, rules);
  for (const [index, section] of sections.entries()) {
    const next = sections[index + 1];
    if (section.text === '' && next?.level !== 3)
      report(file, 'section-empty', tree.heading(section.title), section.title);
    if (!rules.claims.includes(section.title)) continue;
    for (const item of section.items) {
      if (item.evidence.length === 0) report(file, 'evidence-missing', tree.item(item.anchor), item.text.slice(0, 60));
    }
  }
}

/** Check that all text stands in a section, and that no heading competes with the page's own. */
export function checkOutline(file: VFile, tree: Root): void {
  const blocks = tree.children.filter((node) => node.type === 'element');
  const first = blocks[0];
  if (first && first.tagName !== 'h2') report(file, 'text-outside-section', first.position);
  for (const node of blocks) {
    if (node.tagName === 'h1') report(file, 'heading-level', node.position, textOf(node).trim());
  }
}

/** Where headings and items stand in the file. */
export interface SectionPlaces {
  heading(title: string): { line: number } | undefined;
  item(anchor: string): { line: number } | undefined;
  end: { line: number };
}

function checkOrder(file: VFile, titles: readonly string[], tree: SectionPlaces, rules: SectionRules): void {
  let last = -1;
  for (const title of titles) {
    const position = rules.order.indexOf(title);
    if (position === -1) {
      const allowed = rules.ownAfter !== undefined && last >= rules.order.indexOf(rules.ownAfter);
      if (!allowed)
        report(
          file,
          'section-unknown',
          tree.heading(title),
          title,
          rules.order.map((name) => `\`${name}\``).join(', '),
        );
      continue;
    }
    if (position < last) report(file, 'section-order', tree.heading(title), title, rules.order[last] ?? '');
    last = Math.max(last, position);
  }
}
