import { readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { parseLineRange, splitCapture } from '@/lib/content/capture-lines';
import { parseCaptureMap } from '@/lib/content/capture-map';
import { importCapture } from '@/lib/content/import-capture';
import { captureOf } from '@/lib/content/import-page';
import { parsePage } from '@/lib/content/parse-page';
import type { CaptureForm } from '@/lib/model/post';
import { createRandom, type Random } from '@/scripts/bench/random';

/*
 * Pages made of the posts of the first capture in each form the forum has, so that it is known where each post begins.
 * What the importer proposes is compared with that.
 */

interface Post {
  title: string;
  lines: string[];
}

interface Page {
  lines: string[];
  /** 1-based first lines of the posts. */
  firsts: number[];
}

const rounds = 10;
const postsAPage = 5;
const heads = ['Post', 'Replies', 'Boosts', 'Views', 'Activity'];

const makers: Record<
  Exclude<CaptureForm, 'feed' | 'stripped-listing'>,
  (posts: readonly Post[], random: Random) => Page
> = {
  'structured-listing': (posts, random) =>
    pageOf(
      [...intro, 'Posts under Privacy & Security topic', ...heads],
      posts.map((post) => rowOf(post, random)),
    ),
  'tag-page': (posts, random) =>
    pageOf(
      [
        'Security',
        'RSS for tagSecure the data your app manages.',
        'Posts under Security tag',
        `${posts.length} Posts`,
        ...heads,
      ],
      posts.map((post) => rowOf(post, random)),
    ),
  'profile-replies': (posts, random) =>
    pageOf(
      ['keysmith'],
      posts.map(({ title, lines }) => [
        `Reply to ${title}`,
        ...lines,
        'Topic: Privacy & Security SubTopic: General Tags: Keychain',
        random.pick(['Jul ’25', '3d', '2w']),
      ]),
    ),
  'thread-page': ([question, ...answers], random) => {
    const asked = [
      question?.title ?? '',
      ...(question?.lines ?? []),
      `Answered by DTS Engineer in ${800_000 + random.below(9999)}`,
    ];
    const marked = answers
      .slice(0, 2)
      .map(({ lines }, index) => [index === 0 ? 'Accepted Answer' : 'Recommended', ...lines]);
    return pageOf([], [asked, ...marked]);
  },
};

const intro = ['Privacy & Security', 'Explore how to keep the data of people safe.'];

function pageOf(before: readonly string[], blocks: readonly (readonly string[])[]): Page {
  const lines = [...before];
  const firsts = blocks.map((block) => {
    lines.push(...block);
    return lines.length - block.length + 1;
  });
  return { lines, firsts };
}

function rowOf({ title, lines }: Post, random: Random): string[] {
  const count = () => random.pick(['0', '1', '12', '501', '3.6k']);
  return [
    title,
    lines.filter((line) => line.trim() !== '').join(' '),
    count(),
    count(),
    count(),
    random.pick(['Jul ’25', 'Aug ’24', '23h', '2w']),
  ];
}

function postsOfFirstCapture(): Post[] {
  const name = 'content/captures/000_ecd7f3bcb50d439e';
  const lines = splitCapture(readFileSync(`${name}.txt`, 'utf8'));
  const map = parseCaptureMap(new VFile({ value: readFileSync(`${name}.yml`, 'utf8') }), lines.length);
  return (map?.parts ?? []).flatMap((part) => {
    if (!('post' in part)) return [];
    const { first, last } = parseLineRange(part.lines);
    const own = lines.slice(first - 1, last);
    const end = own.indexOf('Topic:');
    return [
      {
        title: part.post.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
        lines: end < 0 ? own : own.slice(0, end),
      },
    ];
  });
}

const known = postsOfFirstCapture();

function drawPosts(random: Random): Post[] {
  const left = [...known];
  return Array.from({ length: postsAPage }, () => left.splice(random.below(left.length), 1)[0]).filter(
    (post) => post !== undefined,
  );
}

/** First lines of posts, new or found again on the same page. */
function proposedFirsts(lines: readonly string[], options: Parameters<typeof importCapture>[1]) {
  const { parts, form } = importCapture(lines, options);
  const firsts = parts.flatMap((part) => ('furniture' in part ? [] : [parseLineRange(part.lines).first]));
  const covered = parts.reduce(
    (sum, { lines: range }) => sum + parseLineRange(range).last - parseLineRange(range).first + 1,
    0,
  );
  return { firsts, form: form.form, covered };
}

test.each(Object.entries(makers))(
  'a %s made of known posts is recognised and cut where each post begins',
  (form, make) => {
    for (let round = 0; round < rounds; round += 1) {
      const random = createRandom(round);
      const page = make(drawPosts(random), random);
      const proposed = proposedFirsts(page.lines, { capture: 'page' });
      expect(proposed.form, `round ${round}`).toBe(form);
      expect(proposed.covered).toBe(page.lines.length);
      expect(
        page.firsts.filter((line) => !proposed.firsts.includes(line)),
        `missed in round ${round}`,
      ).toEqual([]);
      if (form !== 'thread-page') expect(proposed.firsts, `round ${round}`).toEqual(page.firsts);
    }
  },
);

test('a feed made of known posts is recognised and cut where each post begins', () => {
  for (let round = 0; round < rounds; round += 1) {
    const posts = drawPosts(createRandom(round));
    const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const items = posts.map(
      ({ title, lines }, index) =>
        `<item><title>${escapeText(title)}</title><link>https://developer.apple.com/forums/thread/${700_000 + index}</link>` +
        `<description>${escapeText(lines.map((line) => `<p>${escapeText(line)}</p>`).join(''))}</description></item>`,
    );
    const xml = `<?xml version="1.0"?><rss version="2.0"><channel><title>Keychain</title>${items.join('')}</channel></rss>`;
    const page = parsePage('keychain.rss', new TextEncoder().encode(xml));
    const lines = splitCapture(captureOf(page));
    const proposed = proposedFirsts(lines, { capture: 'page', marks: page.marks, form: page.form });
    const titles = lines.flatMap((line, index) => (line.startsWith('Title: ') ? [index + 1] : []));
    expect(proposed.covered).toBe(lines.length);
    expect(titles).toHaveLength(postsAPage);
    expect(proposed.firsts).toEqual(titles);
  }
});

test('a page that prints a text twice below a title too long for a title loses neither', () => {
  const body = ['The keychain item is readable before first unlock.', 'Should that not fail?'];
  const lines = ['A title '.repeat(80).trim(), ...body, ...body, 'Answered by DTS Engineer in 812345022'];
  const { drafts, parts } = importCapture(lines, { capture: 'page' });
  expect(drafts[0]?.data.repeatLines).toBeUndefined();
  expect(drafts[0]?.body.split('Should that not fail?')).toHaveLength(3);
  expect(parts[0]).toMatchObject({ lines: '1-6' });
});

test.each([
  ['a title of one long word', 'kSecAttrAccessible'.repeat(12)],
  ['a short title with a long last word', `Why ${'x'.repeat(200)}`],
  ['a title of marks', ',,,,,,,,,,,,,,,,'],
])('%s still gives a draft a title', (_, title) => {
  const row = [
    title,
    'The daemon reads the item before first unlock, although it should not.',
    '1',
    '2',
    '3',
    'Jul ’25',
  ];
  for (const lines of [
    [...heads, ...row],
    [`Reply to ${title}`, 'It is read.', `Reply to ${title}`, 'It is not read.'],
  ]) {
    const { drafts } = importCapture(lines, { capture: 'page' });
    expect(drafts.length).toBeGreaterThan(0);
    for (const { data } of drafts) expect(data.title.length).toBeGreaterThanOrEqual(10);
  }
});
