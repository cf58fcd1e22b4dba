import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { quote, render } from './render';

type Node = DefaultTreeAdapterMap['node'];

/** What Markdown and our own plug-ins make; nothing else may reach a page. */
const allowed = new Set(
  'a blockquote br code del div em figcaption figure h1 h2 h3 h4 h5 h6 hr img input li ol p pre section span strong sup svg table tbody td th thead tr ul'.split(
    ' ',
  ),
);

/** What a browser would make of some HTML that must not be on a page. */
function dangersIn(html: string): string[] {
  const found: string[] = [];
  const walk = (node: Node) => {
    if ('tagName' in node) {
      if (!allowed.has(node.tagName)) found.push(`<${node.tagName}>`);
      for (const { name, value } of node.attrs) {
        if (name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'name') found.push(name);
        if (name === 'href' && !/^(?:https?:\/\/|\/(?![/\\])|#)/.test(value)) found.push(`href ${value}`);
        if (name === 'src' && !/^figure:/.test(value)) found.push(`src ${value}`);
      }
    } else if (node.nodeName !== '#text' && node.nodeName !== '#document-fragment') found.push(node.nodeName);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(html));
  return found;
}

const payloads = [
  '<script>alert(1)</script>',
  'a <script src=https://example.com/x.js></script> b',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext></mtext><mglyph><style><!--</style><img title="--><img src=x onerror=alert(1)>"></math>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">a</a>',
  '<details open ontoggle=alert(1)>',
  '<form action=https://example.com><input name=q><button>Go</button></form>',
  '<base href="https://example.com/">',
  '<meta http-equiv=refresh content="0;url=https://example.com">',
  '<!--><script>alert(1)</script-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?php echo 1 ?>',
  '<style>@import url(https://example.com/x.css)</style>',
  '<p id=content style="background:url(//example.com)">a</p>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](<java\tscript:alert(1)>)',
  '[a](&#x6A;avascript:alert(1))',
  '[a](javascript&colon;alert(1))',
  '[a](%6aavascript:alert(1))',
  '[a](\u0001javascript:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '[a](vbscript:msgbox)',
  '[a](//example.com)',
  '[a](/\\example.com)',
  '[a](\\\\example.com)',
  '[a](file:///etc/passwd)',
  '[a](blob:https://example.com/1)',
  '[a](https://example.com "x\\" onmouseover=\\"alert(1)")',
  '[a][1]\n\n[1]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '![a](https://example.com/pixel.png)',
  '![a](javascript:alert(1))',
  '![a](data:image/svg+xml,<svg/onload=alert(1)>)',
  '![x" onerror="alert(1)](figure:a)',
  '```html\n<script>alert(1)</script>\n```',
  '```"><script>alert(1)</script>\ncode\n```',
  '`<script>alert(1)</script>`',
  '## <img src=x onerror=alert(1)>',
  '- [ ] <input autofocus onfocus=alert(1)>',
  '| <script>alert(1)</script> |\n|---|\n| [a](javascript:alert(1)) |',
  '[^1]\n\n[^1]: <script>alert(1)</script>',
  '[confirmed](javascript:alert(1))',
  '[confirmed](https://example.com/"onclick="alert(1))',
  'text {#"><script>alert(1)</script>}',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
];

test.each(payloads)('%j does no harm in a document', (markdown) => {
  const { html, sections } = render(`## Why\n\n${markdown}\n\n- ${markdown}`);
  expect(dangersIn(html)).toEqual([]);
  for (const section of sections()) {
    expect(dangersIn(section.html)).toEqual([]);
    for (const item of section.items) expect(dangersIn(item.html)).toEqual([]);
  }
});

test.each(payloads)('%j does no harm in a post', (markdown) => {
  expect(dangersIn(quote(markdown).html)).toEqual([]);
});

test('what is left out is reported, and code that shows it is shown', () => {
  expect(render('<script>alert(1)</script>').problems).toEqual(['raw-html']);
  expect(render('<script>alert(1)</script>').html).toBe('');
  expect(render('`<script>alert(1)</script>`').problems).toEqual([]);
  expect(render('`<script>alert(1)</script>`').html).toBe('<p><code>&#x3C;script>alert(1)&#x3C;/script></code></p>');
});

/** Text that is likely to be taken for markup. */
const markup = fc
  .array(
    fc.constantFrom(
      ...['<', '>', '"', "'", '`', '[', ']', '(', ')', '!', '*', '_', '~', '#', '{#', '}', '|', '\n', '\n\n', '- '],
      ...['```', '    ', '> ', '1. ', '\\', '&', ';', ':', '//', '/', 'javascript:', 'https://', 'data:', 'figure:'],
      ...['script', 'img src=x onerror=', 'svg', 'confirmed', 'errSecParam', '[^1]', '[^1]: ', '---', '-50', '\t'],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

test('any text renders without failing, and never to more than we allow', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), markup);
  fc.assert(
    fc.property(text, (markdown) => {
      const { html, sections } = render(markdown);
      expect(dangersIn(html)).toEqual([]);
      for (const section of sections()) expect(dangersIn(section.html)).toEqual([]);
      expect(dangersIn(quote(markdown).html)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
