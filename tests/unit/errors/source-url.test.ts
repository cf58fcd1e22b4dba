import { expect, test } from 'vitest';
import { sourceUrl } from '@/lib/errors/source-url';

test.each([
  [
    'apple-oss-distributions/Security base/SecBase.h @ Security-61901.0.87.0.1 (db15acbe6a7f)',
    'https://github.com/apple-oss-distributions/Security/blob/Security-61901.0.87.0.1/base/SecBase.h',
  ],
  [
    'hexops/xcode-frameworks include/MacTypes.h @ 8a1cfb373587',
    'https://github.com/hexops/xcode-frameworks/blob/8a1cfb373587/include/MacTypes.h',
  ],
  [
    'madsmtm/objc2-generated AccessorySetupKit/ASErrors.rs',
    'https://github.com/madsmtm/objc2-generated/blob/fff28a8e2889/AccessorySetupKit/ASErrors.rs',
  ],
  ['malpern/privileged_helper_help README.md', 'https://github.com/malpern/privileged_helper_help/blob/HEAD/README.md'],
  [
    'theAppLaunchers/apple-docs-for-rag Technotes/md/technotes-tn3125: inside code signing.md',
    'https://github.com/theAppLaunchers/apple-docs-for-rag/blob/HEAD/Technotes/md/technotes-tn3125%3A%20inside%20code%20signing.md',
  ],
  [
    'https://github.com/fitomad/NearbyInteraction-Guide/issues/2',
    'https://github.com/fitomad/NearbyInteraction-Guide/issues/2',
  ],
])('%s', (source, url) => {
  expect(sourceUrl(source)).toBe(url);
});

test.each(['quoted log text in several public repositories', 'log lines in several public repositories', ''])(
  'makes no address of %j',
  (source) => {
    expect(sourceUrl(source)).toBeUndefined();
  },
);
