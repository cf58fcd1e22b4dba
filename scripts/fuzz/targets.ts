import { toHtml } from 'hast-util-to-html';
import { VFile } from 'vfile';
import { questionOf } from '@/app/_islands/resolve';
import { readAddress, writeAddress } from '@/app/_islands/search-address';
import { unknownNames } from '@/app/_islands/unknown-names';
import { contentFile } from '@/lib/content/content-file';
import { parseEntry } from '@/lib/content/parse-entry';
import { parseFigures } from '@/lib/content/parse-figures';
import { parseNote } from '@/lib/content/parse-note';
import { parsePath } from '@/lib/content/parse-paths';
import { parsePost } from '@/lib/content/parse-post';
import { parseTopic } from '@/lib/content/parse-topic';
import { parseVocabulary } from '@/lib/content/parse-vocabulary';
import { proseOf } from '@/lib/content/prose';
import { wordsToCheck } from '@/lib/content/spelling';
import { threadIdOf } from '@/lib/content/thread-id';
import { decode } from '@/lib/errors/decode';
import { writeReport } from '@/lib/errors/decode/write-report';
import { lookUp } from '@/lib/errors/lookup';
import { numberForms, readNumbers } from '@/lib/errors/number';
import { parseCodeTable } from '@/lib/errors/parse-code-table';
import { parseDomains } from '@/lib/errors/parse-domains';
import { parseFamilies } from '@/lib/errors/parse-families';
import { parseRanges } from '@/lib/errors/parse-ranges';
import { parseReferenceTables } from '@/lib/errors/parse-reference-table';
import { parseTranslations } from '@/lib/errors/parse-translations';
import { renderMarkdown, renderQuotation } from '@/lib/markdown/render-markdown';
import { parseManifest } from '@/lib/offline/manifest';
import { answerNumber } from '@/lib/publish/mcp-numbers';
import { answerEntry, answerName, answerSearch, answerTopic } from '@/lib/publish/mcp-pages';
import { parseRedirects } from '@/lib/publish/redirects';
import { serializeStructuredData } from '@/lib/publish/structured-data';
import { ticketText } from '@/lib/publish/ticket';
import { parseUrlLock } from '@/lib/publish/url-lock';
import { parseAddresses } from '@/lib/runtime-addresses';
import { parseQuery } from '@/lib/search/parse-query';
import { parseRelevance } from '@/lib/search/parse-relevance';
import { tokenize } from '@/lib/search/tokenize';
import { acceptedEncodings } from '@/lib/serve/accepted-encodings';
import { parseRequestPath } from '@/lib/serve/request-path';
import { anchorOf, url } from '@/lib/site';
import { checkHtml } from './check-html';
import { checkImport } from './check-import';
import type { FuzzKnowledge } from './knowledge';

/** Something that reads what others wrote. */
export interface FuzzTarget {
  name: string;
  what: string;
  /** Real inputs that hostile ones are made from. */
  corpus(knowledge: FuzzKnowledge): readonly string[];
  /** Read one input. @throws {Error} if it does anything but what its readers document */
  run(input: string, knowledge: FuzzKnowledge): void | Promise<void>;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

export const targets: readonly FuzzTarget[] = [
  {
    name: 'import',
    what: 'pasted pages, saved pages and feeds, with the proof that no line is lost',
    corpus: ({ texts }) => [
      ...texts('content/captures', '.txt'),
      ...texts('tests/unit/content/fixtures/capture/forms', '.txt').filter((text) => !text.includes('\nposts:')),
      ...texts('tests/unit/content/fixtures/capture/forms', '.html'),
      ...texts('tests/unit/content/fixtures/capture/forms', '.xml'),
    ],
    run: checkImport,
  },
  {
    name: 'markdown',
    what: 'documents of ours and quoted posts, and the HTML they become',
    corpus: ({ texts }) =>
      ['entries', 'topics', 'posts', 'errors/notes'].flatMap((one) => texts(`content/${one}`, '.md')),
    run: checkMarkdown,
  },
  {
    name: 'yaml',
    what: 'front matter and YAML files',
    corpus: ({ texts }) => [
      ...texts('content', '.yml'),
      ...texts('content/entries', '.md').map((text) => text.slice(0, text.indexOf('\n---\n', 4) + 5)),
    ],
    run: checkYaml,
  },
  {
    name: 'tables',
    what: 'tables of codes and names, the lock of addresses, the table of relevance, the list of packs, where index and tables are',
    corpus: ({ texts }) => [
      ...texts('content', '.tsv'),
      ...texts('tests/content', '.tsv'),
      ...texts('content', '.lock'),
      JSON.stringify({
        version: 'a'.repeat(16),
        date: '2026-11-24',
        packs: [{ name: 'a.pack', bytes: 1, sha256: 'b' }],
      }),
      JSON.stringify({
        searchManifest: '/search-index/head-81389b25.json',
        readyAnswers: '/search-index/ready--81389b25.json',
        volumes: ['v-0-81389b25.bin'],
        tables: '/tables/75ae79965569/',
      }),
    ],
    run: checkTables,
  },
  {
    name: 'numbers',
    what: 'numbers in any form, and their look-up',
    corpus: ({ texts }) => [...logs(texts), ...texts('tests/content', '.tsv').flatMap((text) => text.split('\n'))],
    run: (input, { book }) => {
      for (const { value } of readNumbers(input)) numberForms(value);
      const found = lookUp(input, book);
      expectThat(JSON.stringify(found) !== undefined, 'a look-up that is plain values');
    },
  },
  {
    name: 'search',
    what: 'tokenizer, query parser and the whole search over the real index',
    corpus: ({ texts, library }) =>
      [
        ...texts('tests/content', '.tsv').flatMap((text) => text.split('\n').map((line) => line.split('\t')[0] ?? '')),
        ...library.entries.flatMap(({ names, title }) => [...names, title]),
      ].filter(Boolean),
    run: checkSearch,
  },
  {
    name: 'decode',
    what: 'the decoder of logs and its report',
    corpus: ({ texts }) => logs(texts),
    run: (input, { decodeTables }) => {
      const decoding = decode(input, decodeTables);
      let last = 0;
      for (const { start, end } of decoding.spans) {
        expectThat(start >= last && end > start && end <= input.length, `span ${start}–${end} within the text`);
        last = end;
      }
      for (const format of ['text', 'markdown'] as const) writeReport(decoding, { format });
    },
  },
  {
    name: 'assistant',
    what: 'what assistants ask over MCP',
    corpus: ({ library, texts }) => [
      ...library.entries.map(({ slug }) => `/entries/${slug}/#why`),
      ...library.topics.map(({ slug }) => slug),
      ...library.codes.slice(0, 300).map(({ symbol, code }) => `${symbol} ${code}`),
      ...logs(texts),
    ],
    run: checkAssistant,
  },
  {
    name: 'addresses',
    what: 'addresses of requests, of threads, of searches and of numbers',
    corpus: ({ texts }) =>
      [
        ...texts('content', '.lock').flatMap((text) =>
          text
            .split('\n')
            .slice(0, 400)
            .map((line) => line.split('\t')[0] ?? ''),
        ),
        '/search/?q=-34018&kind=code&topic=keychain&tag=tcc&platform=macos',
        'https://developer.apple.com/forums/thread/794851?answerId=1#2',
        '/errors/%2D25300/',
      ].filter(Boolean),
    run: checkAddresses,
  },
];

function logs(texts: FuzzKnowledge['texts']): string[] {
  return [
    ...texts('tests/unit/errors/samples', '.txt'),
    ...texts('tests/unit/errors/samples', '.log'),
    ...texts('content/posts', '.md'),
  ];
}

function checkMarkdown(input: string, { render }: FuzzKnowledge): void {
  const front = '---\ntitle: Keychain call fails\n---\n';
  const entry = contentFile('content/entries/example.md', bytesOf(input.startsWith('---\n') ? input : front + input));
  const document = parseEntry(entry, render);
  const topic = parseTopic(contentFile('content/topics/example.md', bytesOf(input)), render);
  const note = parseNote(contentFile('content/errors/notes/errSecParam.md', bytesOf(input)), render);
  const post = parsePost(contentFile('content/posts/example.md', bytesOf(input)), render.highlight);
  checkMessages(entry.vfile);
  for (const { html } of [document, topic, note].flatMap((one) => one?.sections ?? [])) checkPiece(html);
  if (post) checkPiece(post.html);
  const body = contentFile('content/posts/body.md', bytesOf(input.replace(/^---\n/, '')));
  if (body.text !== undefined) {
    checkPiece(toHtml(renderMarkdown(body.vfile, body.text, render)));
    checkPiece(toHtml(renderQuotation(body.vfile, body.text, render.highlight)));
    for (const { text } of proseOf(body.text, 'md')) wordsToCheck(text);
    ticketText(body.text, 'https://errsec.example/');
    serializeStructuredData({ text: body.text });
  }
}

function checkYaml(input: string, { render }: FuzzKnowledge): void {
  const file = (path: string) => contentFile(path, bytesOf(input));
  const [vocabulary, path, figure] = [
    file('content/vocabulary.yml'),
    file('content/paths/a.yml'),
    file('content/figures/a.yml'),
  ];
  parseVocabulary(vocabulary);
  parsePath(path);
  parseFigures([figure]);
  const entry = file('content/entries/a.md');
  parseEntry(entry, render);
  const list = new VFile({ path: 'content/errors/families.yml', value: input });
  parseFamilies(list);
  parseReferenceTables(list);
  parseRedirects(list, new Map());
  proseOf(input, 'yml');
  for (const { vfile } of [vocabulary, path, figure, entry]) checkMessages(vfile);
  checkMessages(list);
}

async function checkTables(input: string): Promise<void> {
  const file = new VFile({ path: 'content/errors/keychain.tsv', value: input });
  parseCodeTable(file, 'keychain');
  parseDomains(file);
  parseRanges(file);
  parseTranslations(file);
  checkMessages(file);
  for (const { path, anchors } of parseUrlLock(input)) expectThat(path !== '' || anchors.length >= 0, 'a page');
  await parseManifest(input);
  try {
    parseRelevance(input);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  checkRuntimeAddresses(input);
}

function checkRuntimeAddresses(input: string): void {
  try {
    const { volumes = [], ...addresses } = parseAddresses(input);
    for (const address of Object.values(addresses))
      expectThat(/^\/(?:search-index|tables)\/[\w.-]+\/?$/.test(address), `an address of this site, not ${address}`);
    for (const name of volumes) expectThat(/^[\w.-]+$/.test(name), `a name of a file, not ${name}`);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
}

async function checkSearch(input: string, { engine }: FuzzKnowledge): Promise<void> {
  tokenize(input, (term, start, end) => {
    expectThat(term !== '' && start >= 0 && end > start && end <= input.length, `term ${term} within the text`);
  });
  parseQuery(input);
  const { hits } = await engine.search(input, {
    limit: 5,
    counts: input.length % 3 === 0,
    explain: input.length % 5 === 0,
  });
  for (const hit of hits) {
    expectThat(/^\/[a-z]+\/[^\s"'<>]*$/.test(hit.url), `an address, not ${hit.url}`);
    expectThat(Number.isFinite(hit.score), `a score, not ${hit.score}`);
  }
  unknownNames(input, hits);
}

async function checkAssistant(input: string, knowledge: FuzzKnowledge): Promise<void> {
  const number = input.slice(0, 200);
  if (number !== '') answerNumber(knowledge, number, input.slice(200, 2200));
  const name = input.slice(0, 300);
  for (const answer of [
    await answerEntry(knowledge, name),
    await answerTopic(knowledge, name),
    await answerName(knowledge, name),
    await answerSearch(knowledge, { query: name, limit: 3 }),
  ]) {
    expectThat(answer.known || answer.text.startsWith('Not known'), `an answer, not ${answer.text.slice(0, 60)}`);
  }
}

function checkAddresses(input: string): void {
  const path = parseRequestPath(input);
  if ('path' in path) {
    expectThat(
      path.path.startsWith('/') && !/(?:^|\/)\.\.?(?:\/|$)|\/\/|\0/.test(path.path),
      `a path, not ${path.path}`,
    );
  }
  acceptedEncodings(input);
  const thread = threadIdOf(input);
  expectThat(thread === undefined || /^\d{1,15}$/.test(thread), `a number, not ${thread}`);
  const search = input.slice(input.indexOf('?') + 1);
  const written = writeAddress(readAddress(search));
  expectThat(!/[\s"<>]/.test(written), `an encoded address, not ${written}`);
  questionOf('n', { pathname: '/errors/', search: input });
  const question = questionOf(undefined, { pathname: input, search: '' });
  expectThat(question === undefined || question.text.length <= 200, 'a question of at most 200 characters');
  const isWhole = !/\p{Surrogate}/u.test(input);
  if (!isWhole) return;
  for (const address of [
    url.search(input),
    url.entry(input, input),
    url.table(input, anchorOf(input)),
    url.tag(input),
  ]) {
    expectThat(!/[\s"'<>\\]/.test(address.replaceAll("'", '')), `an encoded address, not ${address}`);
  }
}

/** Messages have a place and a rule, and name what they are about. */
function checkMessages(file: VFile): void {
  for (const message of file.messages) {
    expectThat(
      message.ruleId !== undefined && message.reason.startsWith('Unexpected '),
      `a rule's sentence, not ${message.reason}`,
    );
    const { line = 1, column = 1 } = message;
    expectThat(line >= 1 && column >= 1, `a place, not ${line}:${column}`);
  }
}

function checkPiece(html: string): void {
  const problems = checkHtml(html);
  expectThat(problems.length === 0, `HTML of ours, not ${problems.slice(0, 5).join(', ')}`);
}

/** Say what was expected of an answer that is not an exception. */
export function expectThat(condition: boolean, expected: string): asserts condition {
  if (!condition) throw new Error(`Expected ${expected}`);
}
