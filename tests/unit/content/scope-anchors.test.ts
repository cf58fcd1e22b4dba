import { expect, test } from 'vitest';
import { scopeAnchors } from '@/lib/content/scope-anchors';

test('every address within a note gets the symbol before it', () => {
  expect(
    scopeAnchors(
      '<ul><li id="cause-a"><a class="anchor" href="#cause-a">Link</a> see <a href="/errors/-50/#errSecParam">-50</a></li></ul>',
      'errSecParam',
    ),
  ).toBe(
    '<ul><li id="errSecParam.cause-a"><a class="anchor" href="#errSecParam.cause-a">Link</a> see <a href="/errors/-50/#errSecParam">-50</a></li></ul>',
  );
});

test('a drawing keeps its title and its arrow heads', () => {
  expect(
    scopeAnchors(
      '<svg aria-labelledby="a-title a-description"><path marker-end="url(#a-arrow)"></path></svg>',
      'EPERM',
    ),
  ).toBe(
    '<svg aria-labelledby="EPERM.a-title EPERM.a-description"><path marker-end="url(#EPERM.a-arrow)"></path></svg>',
  );
});
