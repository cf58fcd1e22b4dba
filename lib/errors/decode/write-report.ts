import { escapeMarkdown } from '../../escape-markdown';
import type { Decoding, Finding } from './decoding';

export type ReportFormat = 'markdown' | 'text';

export interface ReportOptions {
  format: ReportFormat;
  /** Put before every address, so that a ticket's links work elsewhere: `https://errsec.example`. */
  origin?: string;
}

/** Findings listed at most; a ticket is read by people. */
const longest = 30;

/** The findings as a ticket takes them: what to act on, nested errors, everything found, what nobody knows. */
export function writeReport(decoding: Decoding, { format, origin = '' }: ReportOptions): string {
  const link = (name: string, href: string | undefined) => {
    const words = format === 'markdown' ? escapeMarkdown(name) : name;
    if (!href) return words;
    return format === 'markdown' ? `[${words}](${origin}${href})` : `${words} <${origin}${href}>`;
  };
  const heading = (words: string) => (format === 'markdown' ? `**${words}**` : `${words}:`);
  const plain = (words: string) => (format === 'markdown' ? escapeMarkdown(words) : words);
  const parts: string[][] = [];
  const { first, ladders, missing, explanations, findings, unknown } = decoding;
  if (first) {
    const why = first.reason ? `Why first: ${plain(first.reason)}.` : '';
    parts.push([
      heading('Act on this first'),
      [link(first.what, first.href), plain(first.sentence), why].filter(Boolean).join(' — '),
    ]);
  }
  for (const ladder of ladders) {
    const rungs = ladder.map((rung, depth) => {
      const name = `${rung.domain} ${rung.number}${rung.symbol ? ` ${rung.symbol}` : ''}`;
      const act = rung.act ? ' ← this is the one to act on' : '';
      return `${'  '.repeat(depth)}- ${link(name, rung.href)}${rung.meaning ? `: ${plain(rung.meaning)}` : ''}${act}`;
    });
    parts.push([heading('Nested errors, outermost first'), ...rungs]);
  }
  if (missing.length > 0) {
    parts.push([heading('Missing'), ...missing.map((gap) => `- ${link(gap.sentence, gap.href)} ${plain(gap.advice)}`)]);
  }
  if (findings.length > 0) {
    const listed = findings.slice(0, longest).map((finding) => `- ${findingLine(finding, link, plain)}`);
    const rest = findings.length - listed.length;
    parts.push([heading('Found'), ...listed, ...(rest > 0 ? [`- and ${rest} more`] : [])]);
  }
  if (explanations.length > 0) {
    parts.push([heading('Explained in'), ...explanations.map((page) => `- ${link(page.title, page.href)}`)]);
  }
  if (unknown.length > 0) {
    const listed = unknown.slice(0, longest).map((one) => `- ${link(one.text, one.href)}: ${plain(one.reason)}`);
    parts.push([heading('Not decoded'), ...listed]);
  }
  if (parts.length === 0) return 'Nothing in this text is known to the tables.\n';
  return `${parts.map((lines) => lines.join(format === 'markdown' ? '\n' : '\n')).join('\n\n')}\n`;
}

function findingLine(
  { what, detail, href, candidates, spans }: Finding,
  link: (name: string, href: string | undefined) => string,
  plain: (words: string) => string,
): string {
  const times = spans.length > 1 ? ` (${spans.length} times)` : '';
  const [first, ...others] = candidates;
  const reason = first?.reason ? `; ${plain(first.reason)}` : '';
  const family = first ? ` [${plain(first.family)}${reason}]` : '';
  const also = others.slice(0, 3).map((other) => link(other.symbol || `${other.domain} ${other.number}`, other.href));
  return [
    `${link(what, href)}${times}${detail ? `: ${plain(detail)}` : ''}${family}`,
    also.length > 0 ? `Or: ${also.join(', ')}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
