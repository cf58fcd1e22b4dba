import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { VFile } from 'vfile';
import { plainText } from '../markdown/plain-text';
import { type RenderOptions, renderMarkdown } from '../markdown/render-markdown';
import { evidenceOf } from '../markdown/render-sections';
import type { Evidence } from '../model/library';

/** A short piece of Markdown that stands in another file, such as a value of a YAML file. */
export interface Fragment {
  html: string;
  text: string;
  evidence: Evidence[];
}

/**
 * Turn a short Markdown text into safe HTML. Its problems and its links to this site are added to the file at the place
 * where the text stands.
 *
 * @param inline leave out the paragraph around a single line
 */
export function renderFragment(
  file: VFile,
  markdown: string,
  place: { line: number; column: number },
  options: RenderOptions,
  inline = false,
): Fragment {
  const scratch = new VFile({ path: file.path, value: markdown });
  const tree = renderMarkdown(scratch, markdown, options);
  for (const message of scratch.messages) {
    const copy = file.message(message.reason, { place, ruleId: message.ruleId ?? 'unknown', source: 'errsec' });
    if (message.fatal) copy.fatal = true;
  }
  const position = { start: place, end: place };
  const links = (scratch.data.links ?? []).map(({ href }) => ({ href, position }));
  file.data.links = [...(file.data.links ?? []), ...links];
  return { html: toHtml(inline ? unwrap(tree) : tree).trim(), text: plainText(tree), evidence: evidenceOf(tree) };
}

function unwrap(tree: Root): Root {
  const [only, ...rest] = tree.children.filter((node) => node.type === 'element');
  return only?.type === 'element' && only.tagName === 'p' && rest.length === 0
    ? { type: 'root', children: only.children }
    : tree;
}
