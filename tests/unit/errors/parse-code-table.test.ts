import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { codeColumns, parseCodeTable } from '@/lib/errors/parse-code-table';
import { parseDomains } from '@/lib/errors/parse-domains';
import { parseFamilies } from '@/lib/errors/parse-families';
import { parseRanges } from '@/lib/errors/parse-ranges';
import { parseReferenceTable, parseReferenceTables } from '@/lib/errors/parse-reference-table';
import { parseTranslations } from '@/lib/errors/parse-translations';

const good =
  'NSOSStatusErrorDomain\t-25300\t0xffff9d2c\terrSecItemNotFound\terrKCItemNotFound\tSecurity/SecBase.h\t\t\tNo item matched.\tapple-oss-distributions/Security base/SecBase.h @ Security-61901 (db15acbe6a7f); https://example.com/second';

function parse(...rows: string[]) {
  const file = new VFile({ path: 'keychain.tsv', value: `${[codeColumns.join('\t'), ...rows].join('\n')}\n` });
  const codes = parseCodeTable(file, 'keychain');
  return { codes, messages: file.messages.map(String), rules: file.messages.map((message) => message.ruleId) };
}

describe('parseCodeTable', () => {
  test('reads a row into a code of its family', () => {
    expect(parse(good)).toMatchObject({
      codes: [
        {
          domain: 'NSOSStatusErrorDomain',
          code: -25300,
          symbol: 'errSecItemNotFound',
          aliases: ['errKCItemNotFound'],
          source: [expect.stringContaining('SecBase.h'), 'https://example.com/second'],
          family: 'keychain',
        },
      ],
      messages: [],
    });
  });

  test('points to a hex that is not the number', () => {
    const { codes, messages } = parse(good.replace('0xffff9d2c', '0xffff9d2d'));
    expect(codes).toEqual([]);
    expect(messages).toEqual(['keychain.tsv:2:30: Unexpected hex `0xffff9d2d` for `-25300`, expected `0xffff9d2c`']);
  });

  test('points to a second row for the same domain, number and symbol, in any table', () => {
    const { messages } = parse(good, good);
    expect(messages).toEqual([
      'keychain.tsv:3:41: Unexpected second row for `NSOSStatusErrorDomain -25300 errSecItemNotFound`, expected one; the other is keychain.tsv:2',
    ]);
  });

  test.each([
    ['a column too few', good.replace('\tSecurity/SecBase.h', ''), 'code-row-columns'],
    ['a column too many', `${good}\tmore`, 'code-row-columns'],
    ['no source', good.replace(/[^\t]*$/, ''), 'code-row-value'],
    ['no domain', good.replace('NSOSStatusErrorDomain', ''), 'code-row-value'],
    ['a number with letters', good.replace('-25300', '-25300x'), 'code-row-value'],
    ['a number with a fraction', good.replace('-25300', '-25300.0'), 'code-row-value'],
    ['a hex in capitals', good.replace('0xffff9d2c', '0xFFFF9D2C'), 'code-row-value'],
    ['white space at an end', good.replace('No item matched.', 'No item matched. '), 'code-row-space'],
  ])('reports %s', (_, row, rule) => {
    expect(parse(row).rules).toEqual([rule]);
  });

  test('reports a header with other columns once and reads nothing', () => {
    const file = new VFile({ path: 'keychain.tsv', value: `domain\tcode\n${good}\n` });
    expect(parseCodeTable(file, 'keychain')).toEqual([]);
    expect(file.messages.map((message) => message.ruleId)).toEqual(['table-header']);
  });

  test('knows the rows of tables read before', () => {
    const seen = new Map([['NSOSStatusErrorDomain -25300 errSecItemNotFound', 'other.tsv:7']]);
    const file = new VFile({ path: 'keychain.tsv', value: `${codeColumns.join('\t')}\n${good}\n` });
    expect(parseCodeTable(file, 'keychain', seen)).toEqual([]);
    expect(String(file.messages[0])).toContain('the other is other.tsv:7');
  });
});

describe('parseFamilies', () => {
  const family = `- id: pam
  title: PAM
  group: Directory and login
  prior: 80
  topics: [authorization-plugins]
  summary: Results of pluggable authentication modules.
`;

  test('reads families and reports what is wrong with one', () => {
    const file = new VFile({
      path: 'families.yml',
      value: `${family}${family.replace('id: pam', 'id: pam2').replace('80', '800')}`,
    });
    expect(parseFamilies(file).map(({ id }) => id)).toEqual(['pam']);
    expect(String(file.messages[0])).toMatch(/^families\.yml:10:3: Unexpected value of `prior`/);
  });

  test.each([
    ['an id twice', family + family, 'duplicate-row'],
    ['an id that reads as a number', family.replace('id: pam', "id: '404'"), 'front-matter-value'],
    ['the id of a page', family.replace('id: pam', 'id: all'), 'front-matter-value'],
    ['a group of no page', family.replace('Directory and login', 'Login'), 'front-matter-value'],
    ['a map in place of a list', 'id: pam\n', 'front-matter-value'],
    ['broken YAML', '- id: [pam\n', 'front-matter-syntax'],
  ])('reports %s', (_, value, rule) => {
    const file = new VFile({ path: 'families.yml', value });
    parseFamilies(file);
    expect(file.messages[0]?.ruleId).toBe(rule);
  });
});

test('parseDomains reads hints as words and reports a domain twice in one family', () => {
  const header = 'printed\tconstant\tfamily\tframework\tstatus\tevidence\thints';
  const row =
    'com.apple.LocalAuthentication\tLAErrorDomain\tlocal-authentication\tLocalAuthentication\treported\tlog lines\tLAContext* biometry';
  const file = new VFile({ path: 'domains.tsv', value: `${header}\n${row}\n${row}\n` });
  expect(parseDomains(file)).toMatchObject([{ constant: 'LAErrorDomain', hints: ['LAContext*', 'biometry'] }]);
  expect(file.messages.map((message) => message.ruleId)).toEqual(['duplicate-row']);
});

test('parseRanges reports a block that ends before it starts', () => {
  const header = 'domain\tlow\thigh\thex_low\thex_high\tname\tfamily\tnote\tsource';
  const row = 'DirectoryService\t-14000\t-14999\t\t\teDS\tdirectory-services\t\tDirServicesTypes.h';
  const file = new VFile({ path: 'ranges.tsv', value: `${header}\n${row}\n` });
  expect(parseRanges(file)).toEqual([]);
  expect(String(file.messages[0])).toMatch(/^ranges\.tsv:2:25: Unexpected value `-14999` in column `high`/);
});

test('parseTranslations leaves out the sides that a row does not have', () => {
  const header = 'od_code\tod_symbol\tds_code\tds_symbol\tpam_code\tpam_symbol\tsource';
  const row = '5305\tkODErrorCredentialsAccountLocked\t\t\t1025\tPAM_APPLE_ACCT_LOCKED\tpam_opendirectory.m';
  const file = new VFile({ path: 'translations.tsv', value: `${header}\n${row}\n${row.replace('1025', 'x')}\n` });
  expect(parseTranslations(file)).toEqual([
    {
      od: { code: 5305, symbol: 'kODErrorCredentialsAccountLocked' },
      pam: { code: 1025, symbol: 'PAM_APPLE_ACCT_LOCKED' },
      source: ['pam_opendirectory.m'],
    },
  ]);
  expect(String(file.messages[0])).toContain('in column `pam_code`');
});

describe('parseReferenceTable', () => {
  const index = `- id: log-subsystems
  title: Log subsystems
  summary: Where privacy and security parts of the system log.
  nameColumn: subsystem
  columns:
    subsystem: Subsystem
    category: Category
  coverage: Technotes as of 2025.
  gaps: []
`;
  const [table] = parseReferenceTables(new VFile({ path: 'tables.yml', value: index }));

  test('gives a name in several rows an anchor for each', () => {
    const rows = 'com.apple.TCC\taccess\ta\ncom.apple.TCC\t\ta; b\n';
    const file = new VFile({ path: 'log-subsystems.tsv', value: `subsystem\tcategory\tsource\n${rows}` });
    expect(table && parseReferenceTable(file, table)).toEqual([
      {
        table: 'log-subsystems',
        name: 'com.apple.TCC',
        anchor: 'com.apple.TCC',
        fields: { category: 'access' },
        source: ['a'],
      },
      { table: 'log-subsystems', name: 'com.apple.TCC', anchor: 'com.apple.TCC-2', fields: {}, source: ['a', 'b'] },
    ]);
  });

  test('reports a row without a name or a source', () => {
    const file = new VFile({
      path: 'log-subsystems.tsv',
      value: 'subsystem\tcategory\tsource\n\taccess\ta\ncom.apple.TCC\t\t\n',
    });
    expect(table && parseReferenceTable(file, table)).toEqual([]);
    expect(file.messages.map((message) => message.line)).toEqual([2, 3]);
  });
});
