/** Leaves a trace that `watchPage` sees, if it ever runs. */
const run = 'window.ranHostile=1';

/** A host that nothing of ours may ever ask or lead to. */
export const foreignHost = 'hostile.example';

/** Texts that break out of a place that forgets to escape, by the kind of place. */
export const payloads: readonly (readonly [kind: string, text: string])[] = [
  ['element', `<img src=x onerror=${run}>`],
  ['end of a script', `</script><script>${run}</script>`],
  ['end of text elements', `</title></textarea></noscript></style></template><svg onload=${run}>`],
  ['end of a comment', `--><img src=x onerror=${run}><!--`],
  ['attribute', `" autofocus tabindex=1 onfocus=${run} x="`],
  ['single-quoted attribute', `' onmouseover=${run} x='`],
  ['unquoted attribute', `x onpointerenter=${run} autofocus`],
  ['number before markup', `-25300"><img src=x onerror=${run}>`],
  ['symbol before markup', `errSecItemNotFound'><svg/onload=${run}>`],
  ['name before markup', `com.apple.developer.<iframe srcdoc='<script>parent.ranHostile=1</script>'>`],
  ['script address', `javascript:${run}`],
  ['script address, split', `java\tscript:${run}//`],
  ['script address, encoded', `&#106;avascript&colon;${run}`],
  ['data address', `data:text/html,<script>parent.ranHostile=1</script>`],
  ['other host', `//${foreignHost}/`],
  ['other host, backslashes', `/\\${foreignHost}\\`],
  ['other host, whole', `https://${foreignHost}/?x=-25300`],
  ['user name before host', `@${foreignHost}/..`],
  ['path', '../../../about/%2e%2e/..;/'],
  ['template', `\${${run}}{{constructor.constructor('${run}')()}}<%= ${run} %>#{${run}}`],
  ['style sheet', '</style><style>*{display:none!important}</style>'],
  ['style', `red;background:url(//${foreignHost}/x);position:fixed`],
  ['JSON', `","__proto__":{"polluted":1},"x":"`],
  ['prototype', '__proto__'],
  ['constructor', 'constructor'],
  ['prototype of the constructor', 'constructor.prototype.polluted=1'],
  ['method', 'hasOwnProperty toString valueOf'],
  ['named elements', `<form id=body name=location><input name=origin><a id=ISLANDS href=//${foreignHost}/>`],
  ['SVG', `<svg><style><img src=x onerror=${run}></style><use href="data:image/svg+xml,<svg onload=${run}>"/></svg>`],
  [
    'MathML',
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${run}&gt;"></math>`,
  ],
  ['Markdown', `[Sign in](javascript:${run}) ![x](//${foreignHost}/x.png) <${run}> | a | b |\n\n# Heading`],
  ['Markdown, closed brackets', `](https://${foreignHost}/) **[-25300](https://${foreignHost}/)`],
  ['line ends', 'a\r\nSet-Cookie: hostile=1\r\n\r\n<b>b</b>\u2028\u2029'],
  ['control characters', '\u0000\u0007\u0008\u001b[31m-25300\u007f\u0085'],
  ['right-to-left override', '\u202e\u2067-25300 gnp.exe\u2066'],
  ['invisible characters', '\u200b\ufeff\u00ad-25\u200d300\u{e0041}'],
  ['half a character', '\ud800-25300\udc00'],
  ['combining characters', `-25300${'\u0301'.repeat(300)}`],
  ['percent signs', '%00%0d%0a%3Cscript%3E%c0%ae%ff%'],
  ['regular expression', '(?:a+)+$ *[^$]{99999}\\'],
  ['long', `<b>${'A9_.-'.repeat(1200)}`],
];

/** Half a character comes as what browsers make of it. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** As part of an address. */
export function encodePayload(text: string): string {
  return encodeURIComponent(wellFormed(text));
}
