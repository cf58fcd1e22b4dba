import { expect, test } from 'vitest';
import { readSettings, writeSettings } from '@/app/_islands/device-settings';
import { addPage, addQuery, eraseRecent, readRecent } from '@/app/_islands/recent';

/** Storage in memory, with what a test puts in. */
function storageWith(initial: Record<string, string> = {}): Storage {
  const values = new Map(Object.entries(initial));
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  } as Storage;
}

test('the newest comes first, each once, and old ones are forgotten', () => {
  const storage = storageWith();
  for (const query of ['-50', 'errSecParam', ' -50 ', 'keychain', 'TCC', 'passkey', 'PAM']) addQuery(storage, query);
  expect(readRecent(storage).queries).toEqual(['PAM', 'passkey', 'TCC', 'keychain', '-50']);
  for (let number = 1; number < 20; number += 1) addPage(storage, { path: `/errors/${number}/`, title: `${number}` });
  expect(readRecent(storage).pages.map(({ title }) => title)).toEqual(['19', '18', '17', '16', '15', '14']);
});

test('pasted logs are not kept, and neither are pages without contents', () => {
  const storage = storageWith();
  addQuery(storage, 'Error Domain=NSOSStatusErrorDomain Code=-34018\nsecond line');
  addQuery(storage, 'x'.repeat(81));
  addQuery(storage, '   ');
  addPage(storage, { path: '/search/', title: 'Search' });
  addPage(storage, { path: '/', title: 'Home' });
  expect(readRecent(storage)).toEqual({ queries: [], pages: [] });
});

test.each(['', 'null', '[]', '7', '{"queries":{}}', '{"pages":[null,{"path":"/errors/1/"}]}', '{'])(
  'a stored %j counts as nothing',
  (value) => {
    expect(readRecent(storageWith({ 'errsec-recent': value }))).toEqual({ queries: [], pages: [] });
    expect(readSettings(storageWith({ 'errsec-settings': value }))).toEqual({
      singleKeys: true,
      recent: true,
      offline: true,
    });
  },
);

test('erasing forgets all', () => {
  const storage = storageWith();
  addQuery(storage, '-50');
  eraseRecent(storage);
  expect(readRecent(storage).queries).toEqual([]);
});

test('a choice is kept', () => {
  const storage = storageWith();
  writeSettings(storage, { singleKeys: false, recent: true, offline: true });
  expect(readSettings(storage)).toEqual({ singleKeys: false, recent: true, offline: true });
});

test('a device that keeps nothing works the same', () => {
  expect(readRecent(undefined)).toEqual({ queries: [], pages: [] });
  expect(() => addQuery(undefined, '-50')).not.toThrow();
  expect(writeSettings(undefined, readSettings(undefined))).toBe(false);
});
