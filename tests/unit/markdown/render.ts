import { toHtml } from 'hast-util-to-html';
import { VFile } from 'vfile';
import { getHighlighter } from '@/lib/markdown/highlight';
import type { Mention } from '@/lib/markdown/rehype-mentions';
import { type RenderOptions, renderMarkdown, renderQuotation } from '@/lib/markdown/render-markdown';
import { renderSections } from '@/lib/markdown/render-sections';

const highlight = await getHighlighter();

const names: Record<string, Mention> = {
  errSecParam: { kind: 'code', key: 'NSOSStatusErrorDomain -50 errSecParam', href: '/errors/-50/#errSecParam' },
  '-50': { kind: 'code', key: 'NSOSStatusErrorDomain -50 errSecParam', href: '/errors/-50/' },
  'keychain-access-groups': {
    kind: 'identifier',
    key: 'entitlements/keychain-access-groups',
    href: '/reference/entitlements/#keychain-access-groups',
  },
};

const options: RenderOptions = {
  highlight,
  resolve: (text) => (Object.hasOwn(names, text) ? names[text] : undefined),
  figure: (id) =>
    id === 'keychain-choice'
      ? { svg: { type: 'element', tagName: 'svg', properties: {}, children: [] }, caption: 'Which keychain' }
      : undefined,
};

/** Render a document of ours as the build does. */
export function render(markdown: string) {
  const file = new VFile({ path: 'content/entries/example.md', value: markdown });
  const tree = renderMarkdown(file, markdown, options);
  return {
    file,
    tree,
    html: toHtml(tree),
    problems: file.messages.map((message) => message.ruleId),
    sections: () => renderSections(tree, markdown),
  };
}

/** Render a quoted post as the build does. */
export function quote(markdown: string) {
  const file = new VFile({ path: 'content/posts/example.md', value: markdown });
  const tree = renderQuotation(file, markdown, highlight);
  return { file, tree, html: toHtml(tree), problems: file.messages.map((message) => message.ruleId) };
}
