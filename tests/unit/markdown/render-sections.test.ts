import { expect, test } from 'vitest';
import { render } from './render';

const markdown = `## Short answer

Remove \`kSecAttrAccessible\`.

### On the Mac

Name the keychain.

## Why {#reasons}

- The two exclude each other. ([source-code](https://github.com/apple-oss-distributions/Security)) {#exclude}
- Nobody has said why.

After the list.
`;

test('a page is cut at its headings of level 2 and 3', () => {
  const sections = render(markdown).sections();
  expect(sections.map(({ level, anchor, title }) => [level, anchor, title])).toEqual([
    [2, 'short-answer', 'Short answer'],
    [3, 'on-the-mac', 'On the Mac'],
    [2, 'reasons', 'Why'],
  ]);
});

test('a section keeps what the writer wrote, without its heading and its anchors', () => {
  const [, , why] = render(markdown).sections();
  expect(why?.markdown).toBe(
    '- The two exclude each other. ([source-code](https://github.com/apple-oss-distributions/Security))\n- Nobody has said why.\n\nAfter the list.',
  );
});

test('code that shows an anchor keeps it', () => {
  const [section] = render('## Steps\n\n```text\n## Steps {#do-this}\n```\n').sections();
  expect(section?.markdown).toBe('```text\n## Steps {#do-this}\n```');
});

test('items have their own HTML, words and evidence', () => {
  const [, , why] = render(markdown).sections();
  expect(why?.items.map(({ anchor, text, evidence }) => ({ anchor, text, evidence }))).toEqual([
    {
      anchor: 'exclude',
      text: 'The two exclude each other.',
      evidence: [{ status: 'source-code', url: 'https://github.com/apple-oss-distributions/Security' }],
    },
    { anchor: 'fact-nobody-has-said-why', text: 'Nobody has said why.', evidence: [] },
  ]);
  expect(why?.items[0]?.html).not.toContain('class="anchor"');
});

test('the HTML of a section has a link to each item, and its text has not', () => {
  const [, , why] = render(markdown).sections();
  expect(why?.html).toContain('<a class="anchor" href="#exclude"><span class="hidden">Link to this item</span></a>');
  expect(why?.text).toBe('The two exclude each other.\nNobody has said why.\nAfter the list.');
});

test('a section without text is empty', () => {
  const [first, second] = render('## Short answer\n\n## Why').sections();
  expect(first).toMatchObject({ html: '', text: '', markdown: '', items: [], evidence: [] });
  expect(second?.title).toBe('Why');
});
