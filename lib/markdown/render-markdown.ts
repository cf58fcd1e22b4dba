import type { Root as HastRoot } from 'hast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import rehypeAnchors from './rehype-anchors';
import rehypeBlocks, { type BlocksOptions } from './rehype-blocks';
import rehypeEvidence from './rehype-evidence';
import rehypeLinks from './rehype-links';
import rehypeMentions, { type MentionsOptions } from './rehype-mentions';
import rehypeNested from './rehype-nested';
import remarkSafe from './remark-safe';

export type RenderOptions = BlocksOptions & MentionsOptions;

/** Nothing but what Markdown makes; our own classes and ids come after this. Figures are named by a scheme of ours. */
const schema = {
  ...defaultSchema,
  clobberPrefix: '',
  protocols: { ...defaultSchema.protocols, href: ['https'], src: ['figure'] },
  attributes: { ...defaultSchema.attributes, code: [['className', /^language-./] as [string, RegExp]] },
};

/**
 * Turn the body of one of our documents into a safe tree with anchors, evidence marks, mentions and boxes.
 * Problems are reported to the file.
 *
 * @param body text with the front matter's lines blank
 */
export function renderMarkdown(file: VFile, body: string, options: RenderOptions): HastRoot {
  file.data['body'] = body;
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkSafe)
    .use(remarkRehype)
    .use(rehypeSanitize, schema)
    .use(rehypeLinks)
    .use(rehypeEvidence)
    .use(rehypeAnchors)
    .use(rehypeMentions, { resolve: options.resolve })
    .use(rehypeBlocks, { highlight: options.highlight, figure: options.figure });
  return processor.runSync(processor.parse(body), file) as HastRoot;
}

/**
 * Turn a quoted forum post into a safe tree: no evidence marks, no anchors for items, no mentions; headings are moved
 * below those of the page.
 */
export function renderQuotation(file: VFile, body: string, highlight: BlocksOptions['highlight']): HastRoot {
  file.data['body'] = body;
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkSafe, { http: true })
    .use(remarkRehype)
    .use(rehypeSanitize, { ...schema, protocols: { ...schema.protocols, href: ['https', 'http'] } })
    .use(rehypeLinks, { quoted: true })
    .use(rehypeNested, { below: 2 })
    .use(rehypeBlocks, { highlight, figure: () => undefined });
  return processor.runSync(processor.parse(body), file) as HastRoot;
}
