import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { buildDecodeTables, type DecodeSource, type DecodeTables, openDecodeTables } from '@/lib/errors/decode-tables';
import { openCodeTable } from '@/lib/errors/open-code-table';
import type { Code } from '@/lib/model/code';
import { codeKey } from '@/lib/model/library';
import { readErrorTables } from '../../content/read-error-tables';

let cached: { source: DecodeSource; tables: DecodeTables } | undefined;

/** The decoder's tables of the real content, without rendering any of its Markdown. */
export function readDecodeTables(): { source: DecodeSource; tables: DecodeTables } {
  cached ??= read();
  return cached;
}

function read() {
  const { families, codes, domains, blocks, identifiers } = readErrorTables();
  const book = openCodeTable({ codes, families, domains });
  const find = (ref: string): Code | undefined => {
    const space = ref.lastIndexOf(' ');
    if (space < 0) return book.bySymbol(ref)[0];
    return book.byDomain(ref.slice(0, space)).find((code) => code.code === Number(ref.slice(space + 1)));
  };
  const explains = (data: FrontMatter) => [
    ...(data.codes ?? []).flatMap((ref) => find(ref) ?? []).map(codeKey),
    ...(data.identifiers ?? [])
      .flatMap((name) => identifiers.find((one) => one.name === name) ?? [])
      .map((one) => `${one.table}/${one.name}`),
  ];
  const pages = (folder: string) =>
    frontMatters(folder).map(({ name, data }) => ({
      slug: name,
      title: data.title ?? '',
      names: (data.names ?? []).map(String),
      posts: data.posts ?? [],
      explains: explains(data),
    }));
  const source: DecodeSource = {
    families,
    codes,
    domains,
    blocks,
    identifiers,
    notes: frontMatters('errors/notes').flatMap(({ data }) => {
      const code = find(data.code ?? '');
      return code ? [{ key: codeKey(code), meaning: data.meaning ?? '' } as DecodeSource['notes'][number]] : [];
    }),
    entries: pages('entries'),
    topics: pages('topics'),
    posts: frontMatters('posts').map(({ name, data }) => ({ id: name, feedback: data.feedback ?? [] })),
  };
  return { source, tables: openDecodeTables(JSON.parse(JSON.stringify(buildDecodeTables(source)))) };
}

interface FrontMatter {
  title?: string;
  code?: string;
  meaning?: string;
  codes?: string[];
  identifiers?: string[];
  names?: unknown[];
  posts?: string[];
  feedback?: string[];
}

function frontMatters(folder: string): { name: string; data: FrontMatter }[] {
  return readdirSync(`content/${folder}`)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => {
      const text = readFileSync(`content/${folder}/${file}`, 'utf8');
      const data = parse(text.slice(4, text.indexOf('\n---', 4))) as FrontMatter;
      return { name: file.slice(0, -3), data };
    });
}
