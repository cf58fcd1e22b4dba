import type { Library } from '@/lib/model/library';
import type { SearchPage } from '@/lib/search/record';
import { createRandom, type Random } from './random';

/**
 * Pages made of our own words, for sizes we do not have yet. Text follows a chain of word pairs read from the entries
 * and topics; every page belongs to a family of about five that share an interface with made-up symbols, codes and
 * numbers, so that words are as unevenly spread as in real documentation. The same seed gives the same pages.
 */
export function generatePages(library: Library, count: number, seed = 7): SearchPage[] {
  const random = createRandom(seed);
  const chain = createChain(library);
  const pages: SearchPage[] = [];
  while (pages.length < count) {
    const family = createFamily(library, random);
    const members = 3 + random.below(5);
    for (let i = 0; i < members && pages.length < count; i++) {
      pages.push(createPage(pages.length, family, chain, random));
    }
  }
  return pages;
}

/** What pages about one interface have in common. */
export interface Family {
  /** Type that all pages of the family are about. */
  type: string;
  symbols: string[];
  numbers: number[];
  /** Rare plain words of the family. */
  words: string[];
  topic: string;
}

const prefixes = [
  'Sec',
  'AS',
  'LA',
  'NS',
  'CK',
  'TK',
  'ES',
  'NE',
  'WK',
  'SC',
  'DC',
  'CT',
  'AU',
  'PK',
  'HK',
  'MC',
  'IK',
];
const stems = (
  'Access Account Agent Anchor Archive Asset Attest Audit Badge Batch Beacon Binding Bridge Broker Bundle Cache Capsule ' +
  'Carrier Channel Claim Client Cluster Context Cookie Counter Cursor Daemon Delegate Device Digest Domain Driver Echo ' +
  'Enclave Endpoint Engine Escrow Event Export Fetch Filter Flag Folder Frame Gate Grant Group Guard Handle Header Helper ' +
  'Host Identity Import Index Intent Issuer Item Journal Kernel Label Lease Ledger Link Loader Locker Mask Matcher Member ' +
  'Message Method Mirror Module Monitor Mount Node Notice Object Option Origin Owner Packet Panel Parcel Parser Passcode ' +
  'Pattern Payload Peer Permit Pipe Policy Pool Portal Prompt Proof Provider Proxy Queue Quota Reader Realm Record Region ' +
  'Relay Report Request Resolver Resource Response Ring Role Route Rule Sample Scope Screen Seal Sensor Service Session ' +
  'Setting Shadow Share Shield Signal Slot Snapshot Socket Source Stamp State Store Stream Subject Switch Symbol Tag Target ' +
  'Task Ticket Token Trace Transfer Trust Tunnel Update Usage Vault Vendor View Voucher Wallet Watch Window Worker Wrapper'
).split(' ');
const syllables =
  'ba be bo ca co da de do fa fe ga go ha ka ke la le lo ma me mi na ne no pa po ra re ri ro sa se so ta te ti to va ve vi xa za'.split(
    ' ',
  );
const titleForms = [
  (type: string, a: string, b: string) => `${type} fails with ${a} when the ${b} changes`,
  (type: string, a: string, b: string) => `Why ${type} ignores the ${a} ${b}`,
  (type: string, a: string, b: string) => `${type}: ${a} and ${b} explained`,
  (type: string, a: string, b: string) => `How to find the ${a} behind a ${type} ${b}`,
  (type: string, a: string, b: string) => `${a} returned by ${type} after ${b}`,
];
const headings = ['Short answer', 'Check', 'Steps', 'Why', 'Pitfalls'];

export function createFamily(library: Library, random: Random): Family {
  const type = random.pick(prefixes) + random.pick(stems) + random.pick(stems);
  const symbols = Array.from({ length: 14 }, () => symbolOf(type, random));
  const numbers = Array.from({ length: 6 }, () => -(1000 + random.below(90_000)));
  const words = Array.from({ length: 12 }, () => {
    return Array.from({ length: 2 + random.below(3) }, () => random.pick(syllables)).join('');
  });
  return { type, symbols, numbers, words, topic: random.pick(library.topics).slug };
}

function symbolOf(type: string, random: Random): string {
  const tail = random.pick(stems) + random.pick(stems);
  switch (random.below(5)) {
    case 0:
      return `k${type}${tail}`;
    case 1:
      return `err${type}${tail}`;
    case 2:
      return `com.apple.${type.toLowerCase()}.${random.pick(stems).toLowerCase()}-${random.pick(stems).toLowerCase()}`;
    case 3:
      return `${type.toUpperCase()}_${random.pick(stems).toUpperCase()}_${random.pick(stems).toUpperCase()}`;
    default:
      return `${type}${tail}`;
  }
}

function createPage(index: number, family: Family, chain: Chain, random: Random): SearchPage {
  const form = random.pick(titleForms);
  const subject = random.next() < 0.4 ? random.pick(family.symbols) : random.pick(family.words);
  const title = form(family.type, subject, chain.word(random));
  return {
    kind: 'entry',
    url: `/entries/generated-${index}/`,
    title,
    names: [],
    keywords: [],
    topics: [family.topic],
    tags: [family.topic],
    platforms: index % 3 === 0 ? ['macos'] : ['ios', 'ipados'],
    status: index % 4 === 0 ? 'reported' : 'documented',
    reviewed: `2026-${String(1 + (index % 11)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
    sections: headings.map((heading) => ({
      anchor: heading.toLowerCase().replace(' ', '-'),
      heading,
      text: createText(family, chain, random, 380 + random.below(300)),
    })),
  };
}

function createText(family: Family, chain: Chain, random: Random, length: number): string {
  const words: string[] = [];
  let size = 0;
  let previous = '';
  while (size < length) {
    const chance = random.next();
    let word: string;
    if (chance < 0.035) word = random.pick(family.symbols);
    else if (chance < 0.045) word = `(${random.pick(family.numbers)})`;
    else if (chance < 0.075) word = random.pick(family.words);
    else if (chance < 0.09) word = family.type;
    else word = chain.after(previous, random);
    words.push(word);
    size += word.length + 1;
    previous = word;
  }
  return words.join(' ');
}

export interface Chain {
  after(word: string, random: Random): string;
  word(random: Random): string;
}

/** Which word follows which in our texts. */
export function createChain(library: Library): Chain {
  const texts = [...library.entries, ...library.topics].flatMap((page) => page.sections.map((section) => section.text));
  const notes = library.identifiers.flatMap((identifier) =>
    Object.values(identifier.fields).filter((value) => / /.test(value)),
  );
  const all: string[] = [];
  const followers = new Map<string, string[]>();
  for (const text of [...texts, ...notes]) {
    const words = text.split(/\s+/).filter((word) => /^[A-Za-z][a-z]*[,.]?$/.test(word));
    words.forEach((word, index) => {
      all.push(word);
      const next = words[index + 1];
      if (!next) return;
      const known = followers.get(word);
      if (known) known.push(next);
      else followers.set(word, [next]);
    });
  }
  const plain = all.filter((word) => /^[a-z]{5,}$/.test(word));
  return {
    after: (word, random) => random.pick(followers.get(word) ?? all),
    word: (random) => random.pick(plain),
  };
}
