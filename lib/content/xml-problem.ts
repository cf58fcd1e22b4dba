/** What a strict reader of XML would stop at. */
export interface XmlProblem {
  /** 1-based line within the text. */
  line: number;
  /** Completes "Unexpected code, …". */
  reason: string;
}

const plistElements = new Set('plist dict array key string integer real true false data date'.split(' '));

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<!DOCTYPE[^>]*>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/g;

/**
 * Whether XML is well formed. Pieces without a root element are fine, because documentation shows pieces.
 *
 * @param plist also that nothing but a property list's elements is used, and that keys and values alternate
 */
export function xmlProblem(text: string, plist = false): XmlProblem | undefined {
  const open: { name: string; children: string[] }[] = [{ name: '', children: [] }];
  for (const match of text.matchAll(token)) {
    const [whole, closing, name, , selfClosing] = match;
    const problem = (reason: string) => ({ line: text.slice(0, match.index).split('\n').length, reason });
    if (whole === '<' || whole === '&') return problem(`\`${whole}\` that begins nothing`);
    if (name === undefined) continue;
    const parent = open.at(-1);
    if (closing) {
      if (open.length < 2 || parent?.name !== name) return problem(`\`</${name}>\` where \`${parent?.name}\` is open`);
      const disorder = plist && name === 'dict' ? disorderOf(parent.children) : undefined;
      if (disorder) return problem(disorder);
      open.pop();
    } else {
      if (plist && !plistElements.has(name)) return problem(`\`<${name}>\`, which no property list has`);
      parent?.children.push(name);
      if (!selfClosing) open.push({ name, children: [] });
    }
  }
  const last = open.at(-1);
  return last?.name ? { line: text.split('\n').length, reason: `end without \`</${last.name}>\`` } : undefined;
}

function disorderOf(children: readonly string[]): string | undefined {
  const wrong = children.findIndex((name, index) => (name === 'key') !== (index % 2 === 0));
  if (wrong >= 0)
    return `\`<${children[wrong]}>\` as item ${wrong + 1} of a dictionary, where keys and values alternate`;
  return children.length % 2 === 1 ? 'a last key without a value' : undefined;
}
