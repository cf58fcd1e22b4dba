import { expect, test } from 'vitest';
import { platforms } from '@/lib/model/ids';
import { platformName } from '@/lib/model/platform-names';

test('every platform has the spelling that Apple gives it', () => {
  expect(platforms.map(platformName)).toEqual(['iOS', 'iPadOS', 'macOS', 'tvOS', 'visionOS', 'watchOS']);
});

test('what is no platform keeps its text, even where objects have something of that name', () => {
  expect(['constructor', 'toString', '__proto__', 'linux'].map(platformName)).toEqual([
    'constructor',
    'toString',
    '__proto__',
    'linux',
  ]);
});
