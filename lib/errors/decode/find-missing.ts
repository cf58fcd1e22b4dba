import { url } from '../../site';
import { lineBefore, type Search } from './code-span';
import type { Missing, Span } from './decoding';
import { matches, patterns } from './patterns';

/**
 * What the text asks for and does not have: an entitlement nothing authorizes, a purpose string, a prefix of a group.
 *
 * @param spans the marked places, in the order of the text
 */
export function findMissing(search: Search, spans: readonly Span[]): Missing[] {
  const missing = [
    ...findUnsatisfied(search, spans),
    ...findUsageDescriptions(search, spans),
    ...findGroups(search),
    ...findRestrictedOnAdHoc(search, spans),
  ];
  const seen = new Set<string>();
  return missing.filter(({ sentence }) => (seen.has(sentence) ? false : seen.add(sentence)));
}

/** How far after `Unsatisfied entitlements:` its names may stand. */
const reach = 400;

function findUnsatisfied({ text, tables }: Search, spans: readonly Span[]): Missing[] {
  const entitlements = spans.filter((span) => span.kind === 'entitlement');
  let next = 0;
  return [...matches(patterns.unsatisfied, text)].flatMap((match): Missing[] => {
    const from = match.index - lineBefore(text, match.index).length;
    const after = text.slice(match.index, match.index + reach);
    const newline = after.indexOf('\n');
    const to = match.index + (newline < 0 ? after.length : newline);
    while ((entitlements[next]?.start ?? text.length) < from) next += 1;
    const named: Span[] = [];
    for (let at = next; (entitlements[at]?.end ?? text.length + 1) <= to; at += 1)
      named.push(...entitlements.slice(at, at + 1));
    if (named.length === 0) {
      if (!/profile/i.test(match[0])) return [];
      return [
        {
          sentence: 'No provisioning profile authorizes the entitlements that this code claims.',
          advice:
            'Compare the signed entitlements (codesign -d --entitlements - PATH) with those of the embedded profile, and sign again with a profile that lists them.',
          href: url.topic('code-signing'),
          start: match.index,
          end: match.index + match[0].length,
        },
      ];
    }
    return named.map((span) => {
      const restricted = tables.identifier('entitlements', span.what)?.partner === 'restricted';
      return {
        sentence: `The entitlement ${span.what} is asked for and not satisfied.`,
        advice: restricted
          ? 'It needs a provisioning profile that authorizes it: add the capability to the App ID, make a new profile, sign again.'
          : 'Add it to the entitlements and sign again; no profile is needed on macOS.',
        href: span.href,
        start: span.start,
        end: span.end,
      };
    });
  });
}

function findUsageDescriptions({ text, tables }: Search, spans: readonly Span[]): Missing[] {
  const named = [...matches(patterns.usageMissing, text)].flatMap((match): Missing[] => {
    const key = match.slice(1).find((part) => part !== undefined);
    if (!key || key === 'NS') return [];
    return [missingKey(key, tables.identifier('usage-descriptions', key)?.href, match.index, match[0].length)];
  });
  // Only where an Info.plist was pasted can a key be missed in it.
  if (!/CFBundle(?:Identifier|Executable|Name)/.test(text)) return named;
  const services = spans.filter((span) => span.kind === 'tcc-service');
  for (const span of services) {
    const keys = tables.table('usage-descriptions').filter(({ partner, name }) => {
      return partner.split(/[;,/ ]+/).includes(span.what) && /UsageDescription$/.test(name);
    });
    const [first] = keys;
    if (!first || keys.some(({ name }) => text.includes(name))) continue;
    named.push(missingKey(first.name, first.href, span.start, span.end - span.start));
  }
  return named;
}

function missingKey(key: string, href: string | undefined, start: number, length: number): Missing {
  return {
    sentence: `The Info.plist has no ${key}.`,
    advice: `Add ${key} with a text that tells people why, in the Info.plist of the process that the log names.`,
    href,
    start,
    end: start + length,
  };
}

const team = /^(?:[A-Z0-9]{10}\.|\$\((?:AppIdentifierPrefix|TeamIdentifierPrefix|DEVELOPMENT_TEAM)\)\.?)/;

/** Groups in an entitlements excerpt: XML, JSON, or what codesign prints. */
function findGroups({ text, tables }: Search): Missing[] {
  const missing: Missing[] = [];
  const events = [
    ...[...matches(patterns.plistKey, text), ...matches(patterns.jsonKey, text)].map((match) => ({
      match,
      isKey: true,
    })),
    ...[...matches(patterns.plistString, text), ...matches(patterns.jsonString, text)].map((match) => ({
      match,
      isKey: false,
    })),
  ].sort((a, b) => a.match.index - b.match.index || Number(b.isKey) - Number(a.isKey));
  let key = '';
  let domains: { start: number; values: string[] } | undefined;
  let keyAt = -1;
  for (const { match, isKey } of events) {
    const value = match[1] ?? '';
    if (isKey) {
      key = value;
      keyAt = match.index;
      if (key === associatedDomains) domains = { start: match.index, values: [] };
      continue;
    }
    if (match.index === keyAt) continue;
    const start = match.index + match[0].indexOf(value);
    const href = tables.identifier('entitlements', key)?.href;
    const place = { href, start, end: start + value.length };
    if (key === 'keychain-access-groups' && !team.test(value) && value !== 'com.apple.token') {
      missing.push({
        sentence: `The keychain access group ${value} has no team prefix.`,
        advice: `Write $(AppIdentifierPrefix)${value}; a signed group begins with the ten characters of the App ID prefix.`,
        ...place,
      });
    }
    if (key === appGroups && !team.test(value) && !value.startsWith('group.')) {
      missing.push({
        sentence: `The app group ${value} begins neither with group. nor with a team prefix.`,
        advice: `Name it group.${value} and register it, or on macOS begin it with the Team ID.`,
        ...place,
      });
    }
    if (key === associatedDomains) {
      domains?.values.push(value);
      if (/:\/\//.test(value)) {
        missing.push({
          sentence: `The associated domain ${value} contains a scheme such as https://.`,
          advice: 'Write the service and the host alone: webcredentials:example.com.',
          ...place,
        });
      }
    }
  }
  if (domains && domains.values.length > 0 && /passkey|AuthorizationError|webcredentials association/i.test(text)) {
    if (!domains.values.some((value) => value.startsWith('webcredentials:'))) {
      missing.push({
        sentence: 'The associated domains have no webcredentials: entry.',
        advice: 'Passkeys and password AutoFill need webcredentials: with the domain of the relying party.',
        href: tables.identifier('entitlements', associatedDomains)?.href,
        start: domains.start,
        end: domains.start + associatedDomains.length,
      });
    }
  }
  return missing;
}

const appGroups = 'com.apple.security.application-groups';
const associatedDomains = 'com.apple.developer.associated-domains';

/** A restricted entitlement in code that is signed ad hoc: nothing can authorize it. */
function findRestrictedOnAdHoc({ text, tables }: Search, spans: readonly Span[]): Missing[] {
  const [adHoc] = matches(patterns.adHoc, text);
  if (!adHoc) return [];
  const restricted = spans.filter((span) => {
    return span.kind === 'entitlement' && tables.identifier('entitlements', span.what)?.partner === 'restricted';
  });
  const [first] = restricted;
  if (!first) return [];
  return [
    {
      sentence: `The code is signed ad hoc and claims ${first.what}, which is restricted.`,
      advice:
        'Sign with a team’s identity and a provisioning profile that authorizes the entitlement, or leave it out.',
      href: first.href,
      start: first.start,
      end: first.end,
    },
  ];
}
