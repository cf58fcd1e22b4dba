import { url } from '../../site';
import { type Found, lineBefore, type Search } from './code-span';
import { matches, patterns } from './patterns';

interface System {
  name: string;
  platform: 'macos' | 'ios' | undefined;
  /** Version by the number that the build starts with. */
  versions: Record<number, string>;
  words: RegExp;
}

const systems: System[] = [
  {
    name: 'Xcode',
    platform: undefined,
    versions: { 12: '12', 13: '13', 14: '14', 15: '15', 16: '16', 17: '26' },
    words: /xcode/i,
  },
  {
    name: 'iOS',
    platform: 'ios',
    versions: { 17: '13', 18: '14', 19: '15', 20: '16', 21: '17', 22: '18', 23: '26' },
    words: /\bi(?:Pad)?OS\b|iPhone|iPad/,
  },
  {
    name: 'macOS',
    platform: 'macos',
    versions: { 19: '10.15', 20: '11', 21: '12', 22: '13', 23: '14', 24: '15', 25: '26' },
    words: /macOS|Mac OS X|OS version|Darwin|\bVersion \d/i,
  },
];

/** Builds such as 24F74 and 17A5285i, where something near says that they are builds; and feedback numbers. */
export function findBuilds({ text, tables }: Search): Found[] {
  const found: Found[] = [];
  for (const match of matches(patterns.build, text)) {
    const [build, first = '', , digits = '', seed = ''] = match;
    const start = match.index;
    const before = lineBefore(text, start).slice(-60);
    if (
      !/(?:\(|[Bb]uild[ :=("]{1,4}|OS [Vv]ersion[: ][^\n]{0,40}|\b(?:macOS|iOS|iPadOS|Xcode)[^\n]{0,24})$/.test(before)
    )
      continue;
    const named = systems.find((system) => system.words.test(before) && system.versions[Number(first)]);
    const system = named ?? systems.find((one) => one.name === 'macOS' && one.versions[Number(first)]);
    const version = system?.versions[Number(first)];
    if (!system || !version) continue;
    const isSeed = seed !== '' && digits.length >= 4;
    found.push({
      weight: 2,
      span: {
        start,
        end: start + build.length,
        kind: 'build',
        what: `${build}: a build of ${system.name} ${version}`,
        detail: isSeed ? 'The letter at the end is that of a pre-release build.' : '',
        href: system.platform ? url.platform(system.platform) : undefined,
        candidates: [],
        keys: [],
      },
    });
  }
  for (const match of matches(patterns.feedback, text)) {
    const page = tables.feedbackPage(match[0]);
    found.push({
      weight: 2,
      span: {
        start: match.index,
        end: match.index + match[0].length,
        kind: 'feedback',
        what: `feedback ${match[0]}`,
        detail: page
          ? `Named in “${page.title}”.`
          : 'A report in Feedback Assistant: only its author and Apple can open it.',
        href: page?.href,
        candidates: [],
        keys: [],
      },
    });
  }
  return found;
}
