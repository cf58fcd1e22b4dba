import { buildIndex, type IndexOptions, type SearchFiles } from '@/lib/search/build-index';
import type { SearchPage } from '@/lib/search/record';
import type { SearchEngine } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';

const none = { names: [], keywords: [], topics: [], tags: [], platforms: [] } satisfies Partial<SearchPage>;

/** A few pages as the real ones are, small enough to know every word of them. */
export const pages: SearchPage[] = [
  {
    ...none,
    kind: 'entry',
    url: '/entries/keychain-missing-entitlement-34018/',
    title: 'Keychain call fails with errSecMissingEntitlement (-34018)',
    names: ['SecItemAdd', '-34018', 'errSecMissingEntitlement'],
    keywords: ['Keychain', 'Entitlements'],
    topics: ['keychain'],
    tags: ['keychain', 'entitlements'],
    platforms: ['ios', 'macos'],
    status: 'confirmed',
    reviewed: '2026-11-20',
    sections: [
      {
        anchor: 'short-answer',
        heading: 'Short answer',
        text: 'The signed app is not entitled to the keychain access group. Dump the entitlements of the built app.',
      },
      {
        anchor: 'check',
        heading: 'Check',
        text: 'Run codesign on the app and look for keychain-access-groups. Nothing printed means nothing granted.',
      },
    ],
  },
  {
    ...none,
    kind: 'entry',
    url: '/entries/screen-recording-permission-adhoc-update/',
    title: 'macOS asks for Screen Recording again after every update of an ad hoc signed app',
    names: ['kTCCServiceScreenCapture'],
    topics: ['tcc', 'code-signing'],
    tags: ['tcc'],
    platforms: ['macos'],
    status: 'reported',
    reviewed: '2026-11-22',
    sections: [
      {
        anchor: 'short-answer',
        heading: 'Short answer',
        text: 'TCC keeps the designated requirement of the app. An ad hoc signature has none but its hash, so every build is another app.',
      },
      { anchor: 'steps', heading: 'Steps', text: 'Sign every build with the same Developer ID identity.' },
    ],
  },
  {
    ...none,
    kind: 'topic',
    url: '/topics/keychain/',
    title: 'Keychain',
    topics: ['keychain'],
    tags: ['keychain'],
    reviewed: '2026-11-21',
    sections: [
      {
        anchor: '',
        heading: '',
        text: 'Which keychain a call reaches, who may read an item, and what the errors mean.',
      },
      {
        anchor: 'how-it-works',
        heading: 'How it works',
        text: 'Mac apps have two keychains. The app group may be one of its access groups.',
      },
    ],
  },
  {
    ...none,
    kind: 'code',
    url: '/errors/-25300/',
    title: '-25300',
    topics: ['keychain'],
    sections: [
      {
        anchor: 'errSecItemNotFound',
        heading: '',
        title: 'errSecItemNotFound (-25300)',
        names: ['errSecItemNotFound', '-25300', 'NSOSStatusErrorDomain'],
        text: 'No item matches every attribute of the query. · NSOSStatusErrorDomain · Security/SecBase.h',
      },
    ],
  },
  {
    ...none,
    kind: 'name',
    url: '/reference/tcc-services/',
    title: 'kTCCServiceScreenCapture',
    names: ['ScreenCapture'],
    topics: ['tcc'],
    sections: [
      { anchor: 'kTCCServiceScreenCapture', heading: '', text: 'Screen contents of other apps · administrator' },
    ],
  },
  {
    ...none,
    kind: 'name',
    url: '/reference/keychain-attributes/',
    title: 'kSecAttrAccessibleAfterFirstUnlock',
    topics: ['keychain'],
    sections: [{ anchor: 'kSecAttrAccessibleAfterFirstUnlock', heading: '', text: 'readable after the first unlock' }],
  },
  {
    ...none,
    kind: 'post',
    url: '/entries/screen-recording-permission-adhoc-update/',
    answeredAt: '/entries/screen-recording-permission-adhoc-update/',
    title: 'Screen recording permission and ad hoc updates',
    sections: [
      {
        anchor: 'post-screen-recording-permission-adhoc-update',
        heading: '',
        text: 'I dragged version 1.1.0 into Applications and it nags once more. Mein Schlüsselbund ist gesperrt. キーチェーンの項目が見つかりません。',
      },
    ],
  },
];

export function filesOf(index: SearchFiles) {
  return async (name: string): Promise<Uint8Array> => {
    const bytes = index.files.get(name);
    if (!bytes) throw new Error(`No file ${name}`);
    return bytes;
  };
}

export async function openPages(options: IndexOptions = {}, list = pages): Promise<SearchEngine> {
  const index = buildIndex(list, options);
  return openStaticEngine(filesOf(index), index.head);
}
