import { expect, test } from 'vitest';
import { dropDirective } from '@/app/_islands/boot-quote';

/** Where a browser without text directives goes. */
function goneTo(hash: string): string | undefined {
  let gone: string | undefined;
  dropDirective({
    hash,
    replace: (address) => {
      gone = String(address);
    },
  });
  return gone;
}

test('a browser that knows no text directives goes to the section', () => {
  expect(goneTo('#why:~:text=Sign%20again')).toBe('#why');
  expect(goneTo('#:~:text=Sign%20again')).toBe('#');
});

test('every other address is left alone', () => {
  expect(goneTo('#why')).toBeUndefined();
  expect(goneTo('')).toBeUndefined();
});
