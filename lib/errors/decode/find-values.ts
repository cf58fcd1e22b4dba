import { type AddSpan, codeSpan, contextTable, placeOf, plainSpan, type Search, sentence } from './code-span';
import { matches, patterns } from './patterns';

/** Values that a word beside them explains: users, four-character codes, keychain attributes, decisions of tccd. */
export function findValues(search: Search, add: AddSpan): void {
  findUsers(search, add);
  findFourCharacters(search, add);
  findKeychainAttributes(search, add);
  findTccValues(search, add);
}

const users: Record<number, [name: string, detail: string]> = {
  0: ['root', 'The superuser; privileged mechanisms and daemons run as it.'],
  92: ['_securityagent', 'The account that hosts mechanisms without privileges, in SecurityAgentHelper.'],
};

function findUsers({ text, tables }: Search, add: AddSpan): void {
  const page = tables.namePage('_securityagent')?.href;
  for (const match of matches(patterns.uid, text)) {
    const [start, end] = placeOf(match, match[2] ?? '');
    const user = users[Number(match[2])];
    const href = match[2] === '92' ? page : undefined;
    if (user && text[end] !== '.') add(plainSpan(start, end, 'uid', `uid ${match[2]}: ${user[0]}`, user[1], href));
  }
  for (const match of matches(patterns.securityAgent, text)) {
    add(
      plainSpan(
        match.index,
        match.index + match[0].length,
        'uid',
        'uid 92: _securityagent',
        users[92]?.[1] ?? '',
        page,
      ),
    );
  }
}

/** Kinds of clients that authd knows, as they are and with their bytes reversed. */
const clientTypes: Record<string, string> = { BNDL: 'a bundle', TOOL: 'a tool', UNKN: 'unknown' };

function findFourCharacters(search: Search, add: AddSpan): void {
  const { text, tables } = search;
  for (const match of matches(patterns.fourCharacters, text)) {
    const characters = match[2] ?? '';
    const start = match.index;
    const end = start + match[0].length;
    const reversed = [...characters].reverse().join('');
    const type = clientTypes[characters] ? characters : clientTypes[reversed] ? reversed : undefined;
    const before = text.slice(Math.max(0, start - 24), start);
    if (type && /client-type|kind|type/i.test(before)) {
      const swapped = type === characters ? '' : `; the log prints the bytes of ${type} in the other order`;
      const hint = tables.identifier(contextTable, 'client-type');
      add(
        plainSpan(
          start,
          end,
          'four-characters',
          `client type ${type}`,
          sentence(`The client is ${clientTypes[type]}${swapped}`),
          hint?.href,
          [`${contextTable}/client-type`],
        ),
      );
      continue;
    }
    const codes = tables.book.byNumber(osType(characters));
    const isWord = /^[a-z]+$/i.test(characters) && !patterns.mark.test(before.replace(/[\s(=:]{1,6}$/, ''));
    if (codes.length > 0 && !isWord) add(codeSpan(search, start, end, codes, { kind: 'four-characters' }));
  }
}

function osType(characters: string): number {
  return [...characters].reduce((value, character) => value * 256 + character.charCodeAt(0), 0);
}

function findKeychainAttributes({ text, tables }: Search, add: AddSpan): void {
  for (const pattern of [patterns.keychainAttribute, patterns.keychainClass]) {
    for (const match of matches(pattern, text)) {
      const raw = match[1] ?? '';
      const wanted = pattern === patterns.keychainClass ? 'item class' : 'attribute';
      const identifier = tables
        .table('keychain-attributes')
        .find(
          (one) =>
            one.partner === raw &&
            (wanted === 'item class') === /^kSecClass/.test(one.name) &&
            /^kSec(?:Attr|Class)/.test(one.name),
        );
      if (!identifier) continue;
      const start = match.index + match[0].indexOf(raw);
      const { name, meaning, href } = identifier;
      add(
        plainSpan(start, start + 4, 'keychain-attribute', `${raw}: ${name}`, sentence(meaning), href, [
          `keychain-attributes/${name}`,
        ]),
      );
    }
  }
}

const tccValues = {
  auth_value: ['denied', 'unknown', 'allowed', 'limited'],
  auth_reason: [
    '',
    'error',
    'user consent',
    'user set',
    'system set',
    'service policy',
    'MDM policy',
    'override',
    'missing usage string',
    'prompt timeout',
    'preflight unknown',
    'entitled',
    'app type policy',
  ],
} as const;

/** The decision and its reason in tccd's AUTHREQ_RESULT, and names for `tccutil reset`. */
function findTccValues({ text, tables }: Search, add: AddSpan): void {
  const row = (start: string) => tables.table('tcc-services').find(({ name }) => name.startsWith(start));
  for (const match of matches(patterns.tccValue, text)) {
    const key = /reason/i.test(match[1] ?? '') ? 'auth_reason' : 'auth_value';
    const [start, end] = placeOf(match, match[2] ?? '');
    const meaning = tccValues[key][Number(match[2])];
    if (!meaning) continue;
    const identifier = row(key);
    const keys = identifier ? [`tcc-services/${identifier.name}`] : [];
    add(plainSpan(start, end, 'tcc-value', `${key} ${match[2]}: ${meaning}`, '', identifier?.href, keys));
  }
  for (const match of matches(patterns.tccutil, text)) {
    const [start, end] = placeOf(match, match[1] ?? '');
    const service = tables.table('tcc-services').find(({ partner }) => partner === match[1]);
    if (!service) continue;
    add(
      plainSpan(start, end, 'tcc-service', service.name, sentence(service.meaning), service.href, [
        `tcc-services/${service.name}`,
      ]),
    );
  }
}
