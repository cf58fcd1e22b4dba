import { describe, expect, test } from 'vitest';
import { parseQuery } from '@/lib/search/parse-query';

function termsOf(query: string): string[] {
  return parseQuery(query).terms.map((term) => term.term);
}

describe('words', () => {
  test('common ones are left out unless they are all there is to complete', () => {
    expect(termsOf('why does my app ask for the keychain')).toEqual(['app', 'ask', 'keychain']);
    expect(termsOf('the')).toEqual(['the']);
    expect(termsOf('the ')).toEqual([]);
  });

  test('German ones are left out of a German query alone', () => {
    expect(termsOf('Das Objekt konnte nicht im Schlüsselbund gefunden werden')).toEqual([
      'objekt',
      'schlüsselbund',
      'gefunden',
    ]);
    expect(termsOf('der mit es private key')).toEqual(['der', 'mit', 'es', 'private', 'key']);
  });

  test('endings of Japanese are left out beside words', () => {
    expect(termsOf('項目が見つかりません')).toEqual(['項目', '目が', 'が見', '見つ']);
    expect(termsOf('すでに')).toEqual(['すで', 'でに']);
  });

  test('a minus belongs to a number or is nothing', () => {
    expect(termsOf('codesign --deep -34018 -keychain')).toEqual(['codesign', 'deep', '-34018', 'keychain']);
  });

  test('only the last may be unfinished, and not after a blank', () => {
    const unfinished = (query: string) =>
      parseQuery(query)
        .terms.filter((term) => term.unfinished)
        .map((term) => term.term);
    expect(unfinished('keychain acce')).toEqual(['acce']);
    expect(unfinished('keychain acce ')).toEqual([]);
    expect(unfinished('error -3401')).toEqual([]);
  });

  test('of a long log line the names and numbers are kept', () => {
    const noise = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ');
    const kept = termsOf(`${noise} SecItemCopyMatching ${noise} -34018 kTCCServiceScreenCapture`);
    expect(kept).toHaveLength(20);
    expect(kept).toEqual(expect.arrayContaining(['secitemcopymatching', '-34018', 'ktccservicescreencapture']));
  });
});

describe('quotes', () => {
  test('make a phrase of two words or more', () => {
    expect(parseQuery('"not associated with domain" passkey').phrases).toEqual([
      ['not', 'associated', 'with', 'domain'],
    ]);
    expect(parseQuery('“No route to host”').phrases).toEqual([['no', 'route', 'to', 'host']]);
  });

  test('around one word ask for that very word', () => {
    const [term] = parseQuery('"keychain"').terms;
    expect(term).toMatchObject({ term: 'keychain', exact: true, unfinished: false });
    expect(parseQuery('"keychain"').phrases).toEqual([]);
  });

  test('inside a printed error are not phrases', () => {
    expect(parseQuery('UserInfo={NSLocalizedDescription="not permitted here"}').phrases).toEqual([]);
  });
});
