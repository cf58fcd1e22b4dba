import type { Element, ElementContent } from 'hast';
import { createCssVariablesTheme, createHighlighter, type Highlighter } from 'shiki';

/** Names of our fences to names of Shiki's grammars; the others are shown as they are. */
const grammars: Record<string, string> = {
  swift: 'swift',
  objc: 'objective-c',
  sh: 'shellscript',
  xml: 'xml',
  plist: 'xml',
  json: 'json',
  yaml: 'yaml',
  sql: 'sql',
  c: 'c',
  js: 'javascript',
  html: 'html',
  python: 'python',
  log: 'log',
};

let highlighter: Promise<Highlighter> | undefined;

/** A function that turns code into lines of spans with classes such as `tk-keyword`; colours are the stylesheet's. */
export async function getHighlighter(): Promise<(code: string, language: string) => ElementContent[]> {
  highlighter ??= createHighlighter({
    themes: [createCssVariablesTheme({ name: 'css', variablePrefix: '--tk-', fontStyle: false })],
    langs: [...new Set(Object.values(grammars))],
  });
  const shiki = await highlighter;
  return (code, language) => {
    const grammar = grammars[language];
    if (!grammar) return [{ type: 'text', value: code }];
    // Without a time limit a busy machine writes the same page as an idle one.
    const root = shiki.codeToHast(code, { lang: grammar, theme: 'css', tokenizeTimeLimit: 0 });
    const pre = root.children[0] as Element;
    const inner = pre.children[0] as Element;
    return inner.children.flatMap(unwrapLine);
  };
}

function unwrapLine(line: ElementContent): ElementContent[] {
  if (line.type !== 'element') return [line];
  return line.children.map(classify);
}

/** Replace the inline colour by a class: no page may carry inline styles. */
function classify(token: ElementContent): ElementContent {
  if (token.type !== 'element') return token;
  const name = /--tk-token-([a-z-]+)/.exec(String(token.properties['style'] ?? ''))?.[1];
  if (!name) return { type: 'text', value: token.children.map((c) => (c.type === 'text' ? c.value : '')).join('') };
  return { type: 'element', tagName: 'span', properties: { className: [`tk-${name}`] }, children: token.children };
}
