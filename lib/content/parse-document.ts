import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { z } from 'zod';
import { type Document, parseFrontmatter } from '../markdown/parse-front-matter';
import { type RenderOptions, renderMarkdown } from '../markdown/render-markdown';
import { renderSections } from '../markdown/render-sections';
import type { Mentions, Section } from '../model/library';
import { checkOutline, checkSections, type SectionPlaces, type SectionRules } from './check-sections';
import type { ContentFile } from './content-file';
import type { TextCache } from './text-cache';

export interface ParsedDocument<Data> extends Document<Data> {
  file: ContentFile;
  sections: Section[];
  mentions: Mentions;
}

export interface DocumentOptions extends RenderOptions {
  /** Texts that were rendered before. */
  texts?: TextCache | undefined;
}

/**
 * Read one Markdown document of ours: front matter by its schema, text to sections, and check both.
 *
 * @returns `undefined` if the front matter is wrong; problems are in the file's messages
 */
export function parseDocument<Schema extends z.ZodType>(
  file: ContentFile,
  schema: Schema,
  rules: SectionRules | ((data: z.output<Schema>) => SectionRules),
  options: DocumentOptions,
): ParsedDocument<z.output<Schema>> | undefined {
  if (file.text === undefined) return undefined;
  const document = parseFrontmatter(file.vfile, file.text, schema);
  if (!document) return undefined;
  const known = options.texts?.get(file);
  if (known) {
    file.vfile.data.links = known.links;
    return { ...document, file, sections: known.sections, mentions: known.mentions };
  }
  const said = file.vfile.messages.length;
  const tree = renderMarkdown(file.vfile, document.body, options);
  const places = placesOf(tree, file.text);
  const sections = renderSections(tree, document.body);
  checkOutline(file.vfile, tree);
  checkSections(file.vfile, sections, places, typeof rules === 'function' ? rules(document.data) : rules);
  const { links = [], mentions = { codes: [], identifiers: [] } } = file.vfile.data;
  if (file.vfile.messages.length === said) options.texts?.set(file, { sections, mentions, links });
  return { ...document, file, sections, mentions };
}

function placesOf(tree: Root, text: string): SectionPlaces {
  const headings = new Map<string, number>();
  const items = new Map<string, number>();
  visit(tree, 'element', (node) => {
    const line = node.position?.start.line ?? 1;
    if (/^h[23]$/.test(node.tagName)) headings.set(textOf(node).trim(), line);
    const id = node.properties['id'];
    if (node.tagName === 'li' && typeof id === 'string') items.set(id, line);
  });
  const place = (line: number | undefined) => (line === undefined ? undefined : { line });
  return {
    heading: (title) => place(headings.get(title)),
    item: (anchor) => place(items.get(anchor)),
    end: { line: text.trimEnd().split('\n').length },
  };
}
