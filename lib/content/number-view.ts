import { anchorMeanings } from '../errors/anchor-meanings';
import type { CodeBook } from '../errors/code-table';
import { type NumberForms, numberForms } from '../errors/number-forms';
import { openCodeTable } from '../errors/open-code-table';
import { type RankedMeaning, rankMeanings } from '../errors/rank-meanings';
import type { Code } from '../model/code';
import type { NumberBlock, Translation } from '../model/error-tables';
import { codeKey, type Entry, type Family, type Library, type Note, type Topic } from '../model/library';
import { type Catalog, catalogOf } from './catalog';
import { familyAnchors } from './family-anchors';

/** One meaning of a number with everything its page says about it. */
export interface MeaningView {
  /** Address on the number's page: the symbol, or the domain where there is none or another meaning has the symbol too. */
  anchor: string;
  code: Code;
  family: Family;
  /** Address of its row in the family's table. */
  row: string;
  /** One sentence, or empty where the symbol says no less. */
  meaning: string;
  /** Why it stands where it stands. */
  reason: string;
  note: Note | undefined;
  entries: Entry[];
  topics: Topic[];
}

/** A number with all its meanings, likeliest first: what its page, its Markdown and its JSON show. */
export interface NumberView {
  number: number;
  forms: NumberForms;
  meanings: MeaningView[];
  /** Known numbers around it in the family of its likeliest meaning, itself among them. */
  neighbours: { number: number; names: string[] }[];
  block: NumberBlock | undefined;
  translations: Translation[];
}

/** How many neighbours are shown on each side. */
const reach = 6;

const books = new WeakMap<Library, CodeBook>();

/** The look-ups of a library's codes, made once. */
export function codeBookOf(library: Library): CodeBook {
  const known = books.get(library);
  if (known) return known;
  const book = openCodeTable({ ...library, notes: new Map(library.notes.map((note) => [note.key, note.meaning])) });
  books.set(library, book);
  return book;
}

/** @throws {RangeError} if no table has the number */
export function numberView(library: Library, number: number): NumberView {
  const catalog = catalogOf(library);
  const book = codeBookOf(library);
  const ranked = rankMeanings(catalog.codesOfNumber(number), '', book);
  const first = ranked[0];
  if (!first) throw new RangeError(`No table has the number ${number}`);
  return {
    number,
    forms: numberForms(number),
    meanings: anchorMeanings(ranked).map((one) => viewMeaning(catalog, one)),
    neighbours: neighboursOf(catalog, first.code),
    block: book.blocks.find(
      (block) => number >= block.low && number <= block.high && block.family === first.code.family,
    ),
    translations: library.translations.filter((row) =>
      [row.od, row.ds, row.pam].some(
        (side) => side?.code === number && ranked.some(({ code }) => code.symbol === side.symbol),
      ),
    ),
  };
}

function viewMeaning(
  catalog: Catalog,
  { anchor, code, meaning, reason }: RankedMeaning & { anchor: string },
): MeaningView {
  const key = codeKey(code);
  const family = catalog.family(code.family);
  if (!family) throw new RangeError(`Code ${key} is of no family`);
  const codes = catalog.codesOfFamily(family.id);
  const note = catalog.note(key);
  const { entries, topics } = catalog.mentions(key);
  const named = (note?.entries ?? []).flatMap((slug) => catalog.entry(slug) ?? []);
  const about = (note?.topics ?? []).flatMap((slug) => catalog.topic(slug) ?? []);
  return {
    anchor,
    code,
    family,
    row: familyAnchors(codes)[codes.indexOf(code)] ?? '',
    meaning,
    reason,
    note,
    entries: [...new Set([...named, ...entries])],
    topics: [...new Set([...about, ...topics])],
  };
}

function neighboursOf(catalog: Catalog, code: Code): NumberView['neighbours'] {
  const names = new Map<number, string[]>();
  for (const other of catalog.codesOfFamily(code.family)) {
    if (other.domain !== code.domain) continue;
    const known = names.get(other.code) ?? [];
    if (other.symbol) known.push(other.symbol);
    names.set(other.code, known);
  }
  const numbers = [...names.keys()].sort((a, b) => a - b);
  const position = numbers.indexOf(code.code);
  return numbers
    .slice(Math.max(0, position - reach), position + reach + 1)
    .map((number) => ({ number, names: names.get(number) ?? [] }));
}
