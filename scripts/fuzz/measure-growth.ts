import type { FoundPattern } from './list-patterns';

/** Characters of the texts: each is twice as long as the one before. */
const lengths = [5000, 10_000, 20_000, 40_000];
/** Milliseconds that even the longest text has to take before it is looked at. */
const least = 25;
/** Eight times the text takes eight times as long if time is linear, and 64 times if it grows with the square. */
const steepest = 24;

export interface Growth {
  attack: string;
  /** Milliseconds at each length. */
  times: number[];
}

/**
 * Try a pattern on texts made to keep it busy: pieces of the pattern itself over and over, then something that does not
 * fit. Finds squares and worse; finding nothing proves nothing.
 */
export function measureGrowth({ source, flags }: Pick<FoundPattern, 'source' | 'flags'>): Growth | undefined {
  const pattern = new RegExp(source, flags.replace('y', ''));
  const { pumps, starts } = pumpsOf(source);
  for (const pump of pumps) {
    for (const start of starts) {
      for (const end of ['\u0000', '\n!', 'a ']) {
        const timeAt = (length: number) => timeOf(pattern, start + pump.repeat(Math.ceil(length / pump.length)) + end);
        if (timeAt(lengths.at(-1) ?? 0) < least) continue;
        const times = lengths.map((length) => Math.min(timeAt(length), timeAt(length), timeAt(length)));
        const [first = 0] = times;
        if ((times.at(-1) ?? 0) > steepest * Math.max(first, least / steepest)) return { attack: start + pump, times };
      }
    }
  }
  return undefined;
}

function timeOf(pattern: RegExp, text: string): number {
  const started = performance.now();
  pattern.lastIndex = 0;
  while (pattern.exec(text) && pattern.global && pattern.lastIndex > 0 && performance.now() - started < 2000);
  return performance.now() - started;
}

/** A character or two for each piece of a pattern, alone and with what stands beside it. */
function pumpsOf(source: string): { pumps: string[]; starts: string[] } {
  const pieces = [...source.matchAll(/\\[pP]\{[^}]{1,30}\}|\\.|\[(?:\\.|[^\]\\])*\]|[^\\()[\]{}*+?|^$]{1,30}|\./g)];
  const samples = pieces.map(([piece]) => sampleOf(piece)).filter((sample) => sample !== '');
  const runs = [1, 2, 3, 4, 6, samples.length].flatMap((length) =>
    samples.slice(0, Math.max(1, samples.length - length + 1)).map((_, at) => samples.slice(at, at + length).join('')),
  );
  const pumps = [...new Set([' ', '\t', 'a', '\n', ...samples, ...runs])];
  return {
    pumps: pumps.filter((pump) => pump.length <= 60).slice(0, 80),
    starts: [...new Set(['', samples[0] ?? '', samples.slice(0, 3).join('')])],
  };
}

function sampleOf(piece: string): string {
  if (piece.startsWith('[')) {
    const candidates = [
      ' ',
      'a',
      '-',
      '0',
      'A',
      ...Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)),
    ];
    return candidates.find((one) => new RegExp(`^${piece}$`, 'u').test(one)) ?? '';
  }
  const classes: Record<string, string> = {
    '\\s': ' ',
    '\\S': 'a',
    '\\w': 'a',
    '\\d': '0',
    '\\W': '!',
    '\\D': 'a',
    '\\b': '',
    '\\B': '',
    '.': 'a',
  };
  if (/^\\[pP]/.test(piece)) return 'a';
  if (piece in classes) return classes[piece] ?? '';
  if (piece === '\\n') return '\n';
  if (piece === '\\t') return '\t';
  return piece.startsWith('\\') ? piece.slice(1) : piece.replace(/^[:=!<]{1,2}/, '');
}
