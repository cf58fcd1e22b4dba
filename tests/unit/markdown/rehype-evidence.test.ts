import { expect, test } from 'vitest';
import { render } from './render';

const confirmed = '[confirmed](https://developer.apple.com/forums/thread/706437)';
const documented = '[documented](https://developer.apple.com/documentation/security)';

test('links in parentheses after a claim become one group without the parentheses', () => {
  const { html } = render(`Access groups come from the signature. (${confirmed}, ${documented})`);
  expect(html).toBe(
    '<p>Access groups come from the signature. <span class="evidence">' +
      '<a href="https://developer.apple.com/forums/thread/706437" rel="noopener nofollow" class="status status-confirmed">confirmed</a>' +
      '<a href="https://developer.apple.com/documentation/security" rel="noopener nofollow" class="status status-documented">documented</a>' +
      '</span></p>',
  );
});

test.each([
  ['commas', `(${confirmed}, ${documented})`],
  ['semicolons', `(${confirmed}; ${documented})`],
  ['and', `(${confirmed} and ${documented})`],
  ['line breaks', `(${confirmed},\n${documented})`],
])('links joined by %s are one group', (_, markdown) => {
  expect(render(`A claim. ${markdown}`).html.match(/class="evidence"/g)).toHaveLength(1);
});

test('words between two links make two groups', () => {
  const { html } = render(`On iOS (${confirmed}), on the Mac too (${documented}).`);
  expect(html.match(/class="evidence"/g)).toHaveLength(2);
  expect(html.replace(/<span.*?<\/span>/g, '*')).toBe('<p>On iOS *, on the Mac too *.</p>');
});

test('links are grouped in items, nested items and table cells', () => {
  const { html } = render(
    `- Outer. (${confirmed})\n  - Inner. (${documented})\n\n| Platform | Since |\n|---|---|\n| iOS | 15 (${confirmed}) |`,
  );
  expect(html.match(/class="evidence"/g)).toHaveLength(3);
  expect(html).not.toContain('(<');
});

test('a status word is recognized in any case; other link texts are ordinary links', () => {
  expect(render(`A claim. ([Confirmed](https://developer.apple.com/))`).html).toContain('>confirmed</a></span>');
  expect(render(`See [the thread](https://developer.apple.com/).`).html).not.toContain('evidence');
  expect(render(`A claim. ([guessed](https://developer.apple.com/))`).html).not.toContain('evidence');
});

test('a source that is not an https address is reported', () => {
  expect(render('A claim. ([confirmed](/entries/other/))').problems).toEqual(['evidence-address']);
  expect(render('A claim. ([confirmed](http://developer.apple.com/))').problems).toEqual(['unsafe-link']);
});

test('evidence of an item includes that of its nested items and tables, each source once', () => {
  const [section] = render(
    `## Why\n\n- Outer. (${confirmed})\n  - Inner. (${documented}, ${confirmed})\n- Other. (${documented})`,
  ).sections();
  expect(section?.items.map((item) => item.evidence.map(({ status }) => status))).toEqual([
    ['confirmed', 'documented'],
    ['documented'],
  ]);
  expect(section?.evidence).toHaveLength(2);
});
