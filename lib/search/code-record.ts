import { anchorMeanings } from '../errors/anchor-meanings';
import type { CodeBook } from '../errors/code-table';
import { type RankedMeaning, rankMeanings } from '../errors/rank-meanings';
import type { Code } from '../model/code';
import { codeKey, type Note } from '../model/library';
import { url } from '../site';
import { anchorIn } from './anchor-in';
import { codeTitle } from './code-title';
import type { SearchPage, SearchSection } from './record';

/** What the pages of numbers are made of beside the codes. */
export interface CodeContext {
  book: CodeBook;
  /** Constants of a printed domain. */
  constants: ReadonlyMap<string, readonly string[]>;
  /** By `codeKey`, as are the topics. */
  notes: ReadonlyMap<string, Note>;
  /** What systems in other languages show for a code. */
  texts: ReadonlyMap<string, readonly string[]>;
  /** Topics of the entries that explain a code. */
  topicsOfCode: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The page of one number: its meanings, likeliest first, each followed by the sections of its note. */
export function numberRecord(codes: readonly Code[], context: CodeContext): SearchPage {
  const ranked = rankMeanings(codes, '', context.book);
  const noted = ranked.flatMap(({ code }) => context.notes.get(codeKey(code)) ?? []);
  const explained = codes.flatMap((code) => [...(context.topicsOfCode.get(codeKey(code)) ?? [])]);
  const number = codes[0]?.code ?? 0;
  const page: SearchPage = {
    kind: 'code',
    url: url.number(number),
    title: String(number),
    names: [],
    keywords: [],
    topics: [...new Set([...noted.flatMap((note) => note.topics), ...explained])],
    tags: [],
    platforms: [],
    sections: anchorMeanings(ranked).flatMap((meaning) => codeSections(meaning, context)),
  };
  if (noted[0]) Object.assign(page, { status: noted[0].status, reviewed: noted[0].reviewed });
  return page;
}

function codeSections(
  ranked: RankedMeaning & { anchor: string },
  { notes, constants, texts }: CodeContext,
): SearchSection[] {
  const { code, meaning } = ranked;
  const anchor = anchorIn(url.number(code.code, ranked.anchor));
  const title = codeTitle(code);
  const text = [meaning, code.domain, code.header].filter(Boolean).join(' · ');
  const printed = [code.message?.text ?? '', ...(texts.get(codeKey(code)) ?? [])].filter(isTelling);
  const names = [...codeNames(code, constants.get(code.domain) ?? []), ...printed];
  const sections = notes.get(codeKey(code))?.sections ?? [];
  return [
    { anchor, heading: '', text, names, title },
    // The page puts the meaning before the anchors of its note.
    ...sections.map(({ anchor: part, title: heading, text }) => ({
      anchor: anchorIn(url.number(code.code, `${ranked.anchor}.${part}`)),
      heading,
      text,
      title,
    })),
  ];
}

/** Two words, as in "Internal error", are no name of one code. Chinese and Japanese have no spaces. */
function isTelling(printed: string): boolean {
  return /\S+\s+\S+\s+\S|[\u3040-\u9fff]|^\S{8,}$/.test(printed);
}

/** Whole names of a code: what a query may consist of and be answered exactly. */
function codeNames(code: Code, constants: readonly string[]): string[] {
  const type = /^([A-Z][A-Za-z]*?Error)(?:Code)?(?:\.|[A-Z])/.exec(code.symbol)?.[1];
  const names = [
    code.symbol,
    String(code.code),
    code.domain,
    ...constants,
    ...code.aliases,
    type ?? '',
    type ? `${type}Domain` : '',
  ];
  return [...new Set(names.filter(Boolean))];
}
