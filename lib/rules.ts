import type { VFile } from 'vfile';

/** Where in a file a problem is: 1-based line and column, or a node's position. */
export type Place =
  | { line: number; column?: number }
  | { start: { line: number; column: number }; end?: unknown }
  | undefined;

/**
 * Everything content can get wrong: rule id to sentence. Ids never change, because people search for them.
 * The sentence says what was found, what was expected, and names the other place if there is one.
 */
export const rules = {
  'empty-file': () => 'Unexpected empty or missing file, expected text; see content/README.md',
  'not-utf8': (offset: number) => `Unexpected byte at offset ${offset}, expected UTF-8; save the file as UTF-8`,
  'markup-shape': (what: string, limit: number) => `Unexpected ${what}, expected at most ${limit}`,
  'control-character': (name: string) =>
    `Unexpected invisible or control character ${name}, expected visible text; delete it`,
  'front-matter-missing': () => 'Unexpected start of file, expected front matter between two lines `---`',
  'front-matter-syntax': (reason: string) => `Unexpected YAML, ${reason}`,
  'front-matter-key': (key: string, known: string) => `Unexpected key \`${key}\`, expected ${known}`,
  'front-matter-value': (key: string, reason: string) => `Unexpected value of \`${key}\`, ${reason}`,
  'duplicate-slug': (slug: string, other: string) =>
    `Unexpected second file with slug \`${slug}\`, expected one; the other is \`${other}\``,
  'file-name': (name: string, expected: string) => `Unexpected file name \`${name}\`, expected \`${expected}\``,
  'section-missing': (name: string) => `Unexpected end of file without section \`## ${name}\`, expected one`,
  'section-unknown': (name: string, known: string) => `Unexpected section \`## ${name}\`, expected one of ${known}`,
  'section-order': (name: string, before: string) =>
    `Unexpected section \`## ${name}\` after \`## ${before}\`, expected it before; see content/README.md`,
  'section-empty': (name: string) => `Unexpected empty section \`## ${name}\`, expected text or no such section`,
  'text-outside-section': () =>
    'Unexpected text before the first section, expected a heading `## …` above it; no page shows it otherwise',
  'heading-level': (name: string) =>
    `Unexpected heading \`# ${name}\`, expected \`##\` or lower; the title stands in the front matter`,
  'unclosed-fence': () => 'Unexpected end of file inside a code fence, expected a closing fence of the same length',
  'fence-language': (lang: string, known: string) => `Unexpected fence language \`${lang}\`, expected one of ${known}`,
  'raw-html': (tag: string) =>
    `Unexpected HTML \`${tag}\`, expected Markdown; put it in backticks if it is meant as text`,
  'unsafe-link': (href: string) => `Unexpected link address \`${href}\`, expected \`https:\`, \`/…/\` or \`#…\``,
  'unknown-tag': (tag: string) => `Unexpected tag \`${tag}\`, expected one listed in \`content/vocabulary.yml\``,
  'unknown-topic': (topic: string) => `Unexpected topic \`${topic}\`, expected a file \`content/topics/${topic}.md\``,
  'unknown-entry': (slug: string) => `Unexpected entry \`${slug}\`, expected a file \`content/entries/${slug}.md\``,
  'unknown-post': (id: string) => `Unexpected post \`${id}\`, expected a file \`content/posts/${id}.md\``,
  'unknown-code': (ref: string) =>
    `Unexpected code \`${ref}\`, expected a symbol or "domain number" listed in \`content/errors/\``,
  'ambiguous-code': (ref: string, options: string) =>
    `Unexpected code \`${ref}\`, expected one meaning; write one of ${options}`,
  'unknown-identifier': (name: string) =>
    `Unexpected identifier \`${name}\`, expected one listed in \`content/reference/\``,
  'unknown-figure': (id: string) => `Unexpected figure \`${id}\`, expected a file in \`content/figures/\``,
  'figure-place': (id: string) => `Unexpected figure \`${id}\` within a text, expected it in a paragraph of its own`,
  'dangling-link': (href: string) => `Unexpected link to \`${href}\`, expected a page and an anchor that this site has`,
  'one-sided': (what: string, other: string) =>
    `Unexpected one-sided ${what}, expected \`${other}\` to name this file too`,
  'self-reference': (name: string) => `Unexpected relation of \`${name}\` to itself, expected others only; delete it`,
  'post-without-entry': (id: string) =>
    `Unexpected post \`${id}\` that no entry answers, expected one that names it; \`npm run new -- --post ${id}\` drafts one`,
  'duplicate-anchor': (anchor: string, line: number) =>
    `Unexpected second anchor \`${anchor}\`, expected it once; the first is in line ${line}. End the item with \`{#another-anchor}\``,
  'anchor-form': (text: string) =>
    `Unexpected \`${text}\`, expected lower-case letters, digits and hyphens, as in \`{#the-anchor}\`, at the end of a heading or of an item's first paragraph`,
  'evidence-missing': (what: string) =>
    `Unexpected claim without evidence in \`${what}\`, expected \`([status](https://…))\` after it`,
  'evidence-address': (href: string) => `Unexpected source address \`${href}\`, expected \`https:\``,
  'stale-review': (days: number) =>
    `Unexpected review age of ${days} days, expected at most 365; check the sources again and set \`reviewed\``,
  'future-review': (date: string, today: string) => `Unexpected review date ${date}, expected ${today} or earlier`,
  'table-unlisted': (name: string, list: string) =>
    `Unexpected table \`${name}\`, expected it to be listed in \`${list}\``,
  'table-missing': (path: string) => `Unexpected missing table, expected a file \`${path}\``,
  'capture-missing': (name: string) =>
    `Unexpected capture \`${name}\`, expected a file \`content/captures/${name}.txt\``,
  'capture-unmapped': (map: string) =>
    `Unexpected capture without a map, expected a file \`${map}\`; \`npm run import\` proposes one`,
  'capture-gap': (from: number, to: number) =>
    `Unexpected gap: lines ${from} to ${to} of the capture belong to nothing, expected a post or furniture`,
  'capture-overlap': (line: number, other: string) =>
    `Unexpected overlap: line ${line} of the capture already belongs to ${other}`,
  'capture-lines': (lines: string, total: number) =>
    `Unexpected lines \`${lines}\`, expected a range within 1 to ${total}`,
  'post-lines': (lines: string, mapped: string) =>
    `Unexpected lines \`${lines}\`, expected \`${mapped}\` as in the capture's map`,
  'post-altered': (expected: string, found: string, line: number) =>
    `Unexpected text \`${found}\`, expected \`${expected}\` as in line ${line} of the capture`,
  'table-header': (found: string, expected: string) => `Unexpected columns \`${found}\`, expected \`${expected}\``,
  'code-row-columns': (count: number, expected: number) =>
    `Unexpected row of ${count} columns, expected ${expected} joined by tabs`,
  'code-row-space': (column: string) =>
    `Unexpected white space at an end of column \`${column}\`, expected none; delete it`,
  'code-row-value': (column: string, value: string, reason: string) =>
    `Unexpected value \`${value}\` in column \`${column}\`, ${reason}`,
  'code-row-hex': (hex: string, code: string, expected: string) =>
    `Unexpected hex \`${hex}\` for \`${code}\`, expected \`${expected}\``,
  'duplicate-code': (code: string, other: string) =>
    `Unexpected second row for \`${code}\`, expected one; the other is ${other}`,
  'duplicate-row': (name: string, line: number) =>
    `Unexpected second row \`${name}\`, expected it once; the first is in line ${line}`,
  'path-start': (start: string, ids: string) => `Unexpected start \`${start}\`, expected one of the steps ${ids}`,
  'path-answers': (step: string, count: number) =>
    `Unexpected step \`${step}\` with ${count} answers, expected \`yes\` and \`no\` or two to four \`answers\``,
  'path-dead-end': (answer: string, step: string, target: string, ids: string) =>
    `Unexpected dead end: answer \`${answer}\` of step \`${step}\` leads to ${target ? `\`${target}\`` : 'nothing'}, expected an entry, topic or code, or one of the steps ${ids}`,
  'path-loop': (answer: string, loop: string) =>
    `Unexpected loop: answer \`${answer}\` leads back, ${loop}; expected every answer to lead on`,
  'path-unreachable': (step: string, start: string) =>
    `Unexpected step \`${step}\` that no answer leads to from \`${start}\`, expected one that does`,
  'copied-sentence': (sentence: string, capture: string, line: number) =>
    `Unexpected sentence of a forum post, \`${sentence}\`, expected our own words; it stands in line ${line} of capture \`${capture}\``,
  'nothing-named': () =>
    'Unexpected entry without a code or an identifier, expected `codes`, `identifiers` or one in backticks in its text',
  'topic-without-figure': () =>
    'Unexpected topic without a figure, expected `![What it shows](figure:…)` where a reader would rather look than read',
  'code-syntax': (language: string, reason: string) =>
    `Unexpected ${language} that can't be read, ${reason}; expected code that can be copied and used`,
  'near-duplicate': (what: string, other: string) =>
    `Unexpected ${what} nearly the same as in \`${other}\`, expected one entry; put the other wording into \`asked\``,
  'unknown-word': (word: string, hint: string) =>
    `Unexpected word \`${word}\`, expected ${hint || 'one of the dictionary'}; a name goes into backticks or \`content/words.txt\``,
  'unused-word': (word: string) =>
    `Unexpected word \`${word}\` that no text uses any more, expected none; delete the line`,
  'unknown-family': (family: string) =>
    `Unexpected family \`${family}\`, expected one listed in \`content/errors/families.yml\``,
  'url-lost': (address: string) =>
    `Unexpected loss of the published address \`${address}\`, expected it to stay; bring it back, or say in \`content/redirects.yml\` where it went`,
  'url-unlocked': (address: string, more: number) =>
    `Unexpected new address \`${address}\`${more > 0 ? ` and ${more} more` : ''}, expected them in this file; run \`npm run check:urls -- --update\``,
  'redirect-target': (address: string) =>
    `Unexpected target \`${address}\`, expected an address that is published, with an anchor that its page has`,
  'redirect-needless': (address: string) =>
    `Unexpected redirect from \`${address}\`, expected an address that is no longer published; delete it`,
} as const;

export type Rule = keyof typeof rules;

/** Add a problem to a file: an error that fails the build, unless `warn` is used. */
export function report<R extends Rule>(
  file: VFile,
  rule: R,
  place: Place,
  ...values: Parameters<(typeof rules)[R]>
): void {
  addMessage(file, rule, place, values).fatal = true;
}

/** Add something a writer should look at, which does not fail the build. */
export function warn<R extends Rule>(
  file: VFile,
  rule: R,
  place: Place,
  ...values: Parameters<(typeof rules)[R]>
): void {
  addMessage(file, rule, place, values);
}

function addMessage(file: VFile, rule: Rule, place: Place, values: readonly unknown[]) {
  const sentence = rules[rule] as (...values: readonly unknown[]) => string;
  const message = file.message(sentence(...values), {
    ...(place ? { place: toPoint(place) } : {}),
    ruleId: rule,
    source: 'errsec',
  });
  return message;
}

function toPoint(place: NonNullable<Place>) {
  return 'start' in place
    ? { line: place.start.line, column: place.start.column }
    : { line: place.line, column: place.column ?? 1 };
}
