import { toHtml } from 'hast-util-to-html';
import { type Document, parseFrontmatter } from '../markdown/parse-front-matter';
import { plainText } from '../markdown/plain-text';
import type { BlocksOptions } from '../markdown/rehype-blocks';
import { renderQuotation } from '../markdown/render-markdown';
import { type PostFrontmatter, postFrontmatterSchema } from '../model/post';
import { report } from '../rules';
import type { ContentFile } from './content-file';

export interface ParsedPost extends Document<PostFrontmatter> {
  file: ContentFile;
  html: string;
  text: string;
}

/** Read `content/posts/<id>.md`. The file is named after the id. */
export function parsePost(file: ContentFile, highlight: BlocksOptions['highlight']): ParsedPost | undefined {
  if (file.text === undefined) return undefined;
  const document = parseFrontmatter(file.vfile, file.text, postFrontmatterSchema);
  if (!document) return undefined;
  if (document.data.id !== file.name)
    report(file.vfile, 'file-name', document.at('id'), `${file.name}.md`, `${document.data.id}.md`);
  const tree = renderQuotation(file.vfile, document.body, highlight);
  return { ...document, file, html: toHtml(tree).trim(), text: plainText(tree) };
}
