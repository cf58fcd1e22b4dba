import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textDirective } from '@/lib/publish/text-fragment';

const page = [
  'Short answer',
  'Why',
  'The call names a group that is not in the signed entitlements.',
  'Check',
  'codesign -d --entitlements - --xml MyApp.app',
  'Good is a group with your prefix, and no other.',
  'The call names a group that is not in the signed entitlements. Sign again with the group.',
].join('\n');

/** The directive for the last, or the only, place of some words. */
const linkTo = (words: string, text = page) => {
  const from = text.lastIndexOf(words);
  return textDirective(text, from, from + words.length);
};

test('a sentence that stands once is named by its words alone', () => {
  expect(linkTo('Sign again with the group.')).toBe('text=Sign%20again%20with%20the%20group.');
});

test('hyphens, commas, ampersands and parentheses are encoded', () => {
  expect(linkTo('codesign -d --entitlements')).toBe('text=codesign%20%2Dd%20%2D%2Dentitlements');
  expect(linkTo('your prefix, and no other.')).toBe('text=your%20prefix%2C%20and%20no%20other.');
  expect(linkTo('fails (-50) & ends', 'SecItemAdd fails (-50) & ends')).toBe('text=fails%20%28%2D50%29%20%26%20ends');
});

test('half a word becomes the whole one, with what is joined to it', () => {
  const text = 'Set com.apple.security.application-groups in both.';
  expect(linkTo('security.appl', text)).toBe('text=com.apple.security.application%2Dgroups');
});

test('words that stand earlier too get the fewest words around them that tell them apart', () => {
  expect(linkTo('signed entitlements.')).toBe('text=signed%20entitlements.,-Sign');
  expect(linkTo('in both', 'Not in both. Never in both. Only in both.')).toBe('text=Only-,in%20both.');
});

test('a long selection is named by how it begins and ends', () => {
  const text = `Before. ${'One word after another makes a sentence of many words. '.repeat(8)}The end comes here. After.`;
  const from = text.indexOf('Before');
  expect(textDirective(text, from, text.indexOf(' After'))).toBe('text=Before.%20One%20word,end%20comes%20here.');
});

test('a selection over several blocks never has a term that crosses them', () => {
  const from = page.indexOf('Good is');
  expect(textDirective(page, from, page.length)).toBe('text=Good%20is%20a,with%20the%20group.');
});

test('nothing is linked where nothing or only white space is selected', () => {
  expect(textDirective(page, 4, 4)).toBeUndefined();
  expect(textDirective(page, 5, 6)).toBeUndefined();
  expect(textDirective('', 0, 0)).toBeUndefined();
});

test('where no words tell a place from an earlier one, there is no directive rather than a wrong one', () => {
  const text = 'same '.repeat(40).trimEnd();
  expect(textDirective(text, 150, 154)).toBeUndefined();
});

/** An independent reading of the standard's "find a range from a text directive", as far as white space goes. */
function follow(text: string, directive: string): [number, number] | undefined {
  const terms = directive.replace('text=', '').split(',');
  const prefix = terms[0]?.endsWith('-') ? decodeURIComponent((terms.shift() ?? '').slice(0, -1)) : '';
  const suffix = terms.at(-1)?.startsWith('-') ? decodeURIComponent((terms.pop() ?? '').slice(1)) : '';
  const [start = '', end = ''] = terms.map(decodeURIComponent);
  const quote = (term: string) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const whole = (term: string) => (term ? `(?<![\\p{L}\\p{N}_](?=[\\p{L}\\p{N}_]))${quote(term)}` : '');
  const middle = end ? `${whole(start)}[\\s\\S]*?${whole(end)}` : whole(start);
  const pattern = `${prefix ? `${whole(prefix)}\\s*` : ''}(?<found>${middle})${suffix ? `(?=\\s*${whole(suffix)})` : ''}`;
  const match = new RegExp(pattern, 'diu').exec(text);
  return match?.indices?.groups?.['found'];
}

test('a directive leads to the very place it was made of, in any text', () => {
  const word = fc.constantFrom('the', 'The', 'call', 'fails', '-50', 'a,b', 'errSecParam', '(x)', 'if', 'it.');
  const block = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (blocks, a, b) => {
      const text = blocks.join('\n');
      const [from, to] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
      const directive = textDirective(text, from, to);
      fc.pre(directive !== undefined);
      const place = follow(text, directive ?? '');
      expect(place).toBeDefined();
      const [first, last] = place ?? [0, 0];
      expect(text.slice(0, first).trimEnd().length).toBeLessThanOrEqual(from);
      expect(last).toBeGreaterThanOrEqual(text.slice(0, to).trimEnd().length);
      expect(text.slice(first, last).trim()).toBe(text.slice(first, last));
    }),
    { numRuns: 500 },
  );
});
