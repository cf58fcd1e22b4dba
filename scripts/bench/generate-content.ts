import { openCodeTable } from '@/lib/errors/open-code-table';
import { slug as slugOf } from '@/lib/markdown/rehype-anchors';
import { entrySections } from '@/lib/model/entry';
import { groupBy } from '@/lib/model/group-by';
import type { Entry, Library, Section, Topic } from '@/lib/model/library';
import { topicSections } from '@/lib/model/topic';
import { type Chain, createChain, createFamily } from './generate-pages';
import { createRandom } from './random';
import { rewordMarkdown, rewordText, type Voice } from './reword';

export interface GeneratedFile {
  /** Below the project's folder: `content/entries/….md`. */
  path: string;
  text: string;
}

/**
 * Content for sizes we do not have yet, as files that pass every check: entries, and topics to hold them.
 *
 * Each entry has the form of one of ours (sections, lists, tables, code, evidence, lengths) with other words, which follow
 * each other as ours do, and names of its own: four to eight entries are about one made-up interface. Codes and
 * identifiers come from our tables, those that we name often more often. Quoted posts are not made. The same library,
 * number and seed give the same files.
 */
export function generateContent(library: Library, count: number, seed = 11): GeneratedFile[] {
  const stock = createStock(library);
  const random = createRandom(seed);
  const files: GeneratedFile[] = [];
  const titles = new Set(library.entries.map(({ title }) => title));
  const topics: PlannedTopic[] = [];
  let made = 0;
  while (made < count) {
    const family = createFamily(library, random);
    const voice: Voice = { ...stock, family, random };
    const topic = topicWithRoom(topics, library, voice);
    const members = Math.min(4 + random.below(5), count - made);
    const first = made;
    const slugs = Array.from({ length: members }, (_, index) =>
      slugOf(`${family.type} ${family.words[index]} ${first + index}`),
    );
    for (const slug of slugs) {
      const second = random.next() < 0.3 ? random.pick(topics) : topic;
      const own = distinct([topic, second]);
      for (const { entries } of own) entries.push(slug);
      const model = random.pick(library.entries);
      const text = writeEntry({ slug, slugs, topics: own.map((one) => one.slug), model, stock, voice, titles });
      files.push({ path: `content/entries/${slug}.md`, text });
    }
    made += members;
  }
  topics.forEach((topic, index) => {
    const related = [topics[index - 1], topics[index + 1]].flatMap((other) => other?.slug ?? []);
    files.push({ path: `content/topics/${topic.slug}.md`, text: writeTopic(topic, related, stock) });
  });
  return files;
}

/** What generated texts are made of. */
interface Stock {
  chain: Chain;
  spans: string[];
  evidence: string[];
  /** References to codes and names of identifiers, as front matter may have them. */
  codes: string[];
  identifiers: string[];
  /** Each as often as our entries have it. */
  tags: string[];
}

function createStock(library: Library): Stock {
  const { entries, topics, notes, codes, identifiers } = library;
  const sections = [...entries, ...topics, ...notes].flatMap((page) => page.sections);
  const markdown = entries.flatMap((entry) => entry.sections.map((section) => section.markdown));
  const prose = markdown.map((text) => text.replace(/^ *(`{3,})[\s\S]*?^ *\1 *$/gm, ''));
  const book = openCodeTable({ ...library, notes: new Map() });
  const symbols = codes.filter(({ symbol }) => symbol !== '' && book.bySymbol(symbol).length === 1);
  const named = groupBy(identifiers, ({ name }) => name);
  const single = identifiers.filter(({ name }) => named.get(name)?.length === 1);
  const often = <Item>(list: readonly Item[], times: number) => Array.from({ length: times }, () => list).flat();
  return {
    chain: createChain(library),
    spans: prose.flatMap((text) => text.match(/`[^`\n|]+`/g) ?? []),
    evidence: sections.flatMap((section) => section.evidence.map(({ status, url }) => `[${status}](${url})`)),
    codes: [
      ...often(
        entries.flatMap((entry) => entry.codes),
        20,
      ),
      ...symbols.map(({ symbol }) => symbol),
    ],
    identifiers: [
      ...often(
        entries.flatMap((entry) => entry.identifiers),
        4,
      ),
      ...single.map(({ name }) => name),
    ],
    tags: entries.flatMap((entry) => entry.tags),
  };
}

interface PlannedTopic {
  slug: string;
  title: string;
  model: Topic;
  voice: Voice;
  entries: string[];
  /** Entries it is planned for: a longer list would be a page nobody reads. */
  room: number;
}

/** The topic that is being filled, or a new one. */
function topicWithRoom(topics: PlannedTopic[], library: Library, voice: Voice): PlannedTopic {
  const { family, random } = voice;
  const last = topics.at(-1);
  if (last && last.entries.length < last.room) return last;
  const name = family.type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  const title = `${name} ${capital(random.pick(family.words))} ${topics.length + 1}`;
  const topic: PlannedTopic = {
    slug: slugOf(title),
    title,
    model: random.pick(library.topics),
    voice,
    entries: [],
    room: 12 + random.below(140),
  };
  topics.push(topic);
  return topic;
}

interface EntryPlan {
  slug: string;
  /** Entries about the same interface; each of them names the others. */
  slugs: readonly string[];
  topics: readonly string[];
  model: Entry;
  stock: Stock;
  voice: Voice;
  titles: Set<string>;
}

function writeEntry({ slug, slugs, topics, model, stock, voice, titles }: EntryPlan): string {
  const { random, family } = voice;
  const like = (count: number, list: readonly string[]) =>
    distinct(Array.from({ length: count }, () => random.pick(list)));
  const frontMatter = {
    title: uniqueTitle(model.title, voice, titles),
    kind: model.kind,
    status: model.status,
    reviewed: model.reviewed,
    topics,
    tags: distinct(model.tags.map((tag) => (random.next() < 0.3 ? random.pick(stock.tags) : tag))),
    platforms: model.platforms,
    codes: like(model.codes.length, stock.codes),
    identifiers: like(model.identifiers.length, stock.identifiers),
    names: distinct([
      family.type,
      ...model.names.map((name) => (random.next() < 0.6 ? random.pick(family.symbols) : plain(name, voice, 160))),
    ]).filter((name) => name.length > 1),
    related: slugs.filter((other) => other !== slug),
    asked: distinct(model.asked.map((wording) => `${family.type} ${plain(wording, voice, 150)}`)),
  };
  return `${yamlOf(frontMatter)}\n${writeSections(model.sections, voice)}`;
}

function writeTopic(topic: PlannedTopic, related: readonly string[], stock: Stock): string {
  const { model, voice, title } = topic;
  const like = (count: number, list: readonly string[]) =>
    distinct(Array.from({ length: count }, () => voice.random.pick(list)));
  const frontMatter = {
    title,
    summary: `${title}: ${plain(model.summary, voice, 200 - title.length)}.`,
    reviewed: model.reviewed,
    entries: topic.entries,
    related,
    codes: like(model.codes.length, stock.codes),
    identifiers: like(model.identifiers.length, stock.identifiers),
    names: voice.family.symbols,
  };
  return `${yamlOf(frontMatter)}\n${writeSections(model.sections, voice)}`;
}

/** Front matter; JSON is YAML. */
function yamlOf(values: Record<string, unknown>): string {
  const lines = Object.entries(values).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join('')}---\n`;
}

/** Headings that every page may have keep their words; a page's own get new ones. */
function writeSections(sections: readonly Section[], voice: Voice): string {
  const known = new Set<string>([...entrySections, ...topicSections]);
  const taken = new Set<string>();
  const parts = sections.map(({ title, level, markdown }, index) => {
    const own = level === 3 || !known.has(title);
    const heading = own ? `${plain(title, voice, 60)} ${voice.family.words[index % 12]} ${index}` : title;
    return `${'#'.repeat(level)} ${heading}\n\n${rewordItems(rewordMarkdown(markdown, voice), voice, taken)}\n`;
  });
  return parts.join('\n');
}

/** Items of one page begin with different words before their evidence, because these make their addresses. */
function rewordItems(markdown: string, { random, family, chain }: Voice, taken: Set<string>): string {
  return markdown.replace(/^((?:[-*+]|\d+\.) +)(.*)$/gm, (line, mark: string, text: string) => {
    const words = text.replace(/ \(\[[a-z-]+\]\(.*$/, '').replace(/\]\([^)]*\)/g, '');
    const key = slugOf(words, 5);
    const isNew = !taken.has(key);
    taken.add(key);
    if (isNew) return line;
    return `${mark}${capital(random.pick(family.words))} ${chain.word(random)} ${chain.word(random)} ${taken.size}: ${text}`;
  });
}

function uniqueTitle(model: string, voice: Voice, titles: Set<string>): string {
  const { family, random } = voice;
  const text = plain(model.replace(/\S*(?:\d|[a-z][A-Z])\S*/g, '').trim(), voice, 70);
  const subject = random.next() < 0.5 ? family.type : random.pick(family.symbols).slice(0, 36);
  let title = `${subject}: ${text}`;
  while (titles.has(title)) title = `${subject} ${random.pick(family.words)}: ${text}`;
  titles.add(title);
  return title;
}

/** A line of other words without markup, of at most so many characters. */
function plain(text: string, voice: Voice, most: number): string {
  const words = rewordText(text, voice)
    .replace(/[`*[\]{}#<>|\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= most) return words || voice.chain.word(voice.random);
  return words.slice(0, most).replace(/ \S*$/, '');
}

function distinct<Item>(list: readonly Item[]): Item[] {
  return [...new Set(list)];
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
