import { describe, expect, test } from 'vitest';
import { sourceUrl } from '@/lib/errors/source-url';
import { groupBy } from '@/lib/model/group-by';
import { readErrorTables } from './read-error-tables';

const { tables, identifiers, problems } = readErrorTables();

/** Rows of each table when they were gathered. A table may grow; a row that goes needs a reason and a change here. */
const rows: Record<string, number> = {
  'authorization-context-keys': 104,
  'authorization-mechanisms': 41,
  'authorization-rights': 203,
  commands: 147,
  entitlements: 199,
  glossary: 129,
  'keychain-attributes': 181,
  'log-subsystems': 84,
  'named-conditions': 31,
  'tcc-services': 98,
  'usage-descriptions': 168,
};

describe('the tables of identifiers', () => {
  test('have no problems', () => {
    expect(problems).toEqual([]);
  });

  test('never shrink', () => {
    const counts = groupBy(identifiers, ({ table }) => table);
    const shrunk = Object.entries(rows).filter(([table, count]) => (counts.get(table)?.length ?? 0) < count);
    expect(shrunk).toEqual([]);
    expect(tables.map(({ id }) => id).sort()).toEqual(Object.keys(rows).sort());
  });

  test.each([
    ['entitlements', 'keychain-access-groups'],
    ['entitlements', 'com.apple.security.application-groups'],
    ['usage-descriptions', 'NSLocalNetworkUsageDescription'],
    ['tcc-services', 'kTCCServiceScreenCapture'],
    ['authorization-rights', 'system.login.console'],
    ['authorization-mechanisms', 'builtin:policy-banner'],
    ['authorization-context-keys', 'pam_result'],
    ['keychain-attributes', 'kSecAttrAccessible'],
    ['log-subsystems', 'com.apple.TCC'],
    ['named-conditions', 'invalid_grant'],
    ['glossary', 'TCC'],
  ])('know in %s the name %s', (table, name) => {
    expect(identifiers.filter((one) => one.table === table).map((one) => one.name)).toContain(name);
  });

  test('have an anchor of its own for every row', () => {
    const anchors = identifiers.map(({ table, anchor }) => `${table}#${anchor}`);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  test('have an address for every source', () => {
    expect(identifiers.filter(({ source }) => source.some((one) => !sourceUrl(one)))).toEqual([]);
  });

  test('say more than the name in every row', () => {
    expect(identifiers.filter(({ fields }) => Object.keys(fields).length === 0)).toEqual([]);
  });
});
