import type { VFile } from 'vfile';
import type { Code } from '../model/code';
import { type SystemMessage, systemMessageSchema } from '../model/error-tables';
import { report } from '../rules';
import { checkRow, parseTable, splitCell } from './parse-table';

const columns = ['symbol', 'message', 'source'];

/**
 * Read `content/errors/messages.tsv`: the sentence that a system prints for a code, often without its number.
 *
 * @param codes of all tables; a symbol that none of them has is reported
 */
export function parseMessages(file: VFile, codes: readonly Code[]): SystemMessage[] {
  const symbols = new Set(codes.flatMap((code) => [code.symbol, ...code.aliases]));
  const lines = new Map<string, number>();
  return parseTable(file, columns).flatMap((row) => {
    const source = splitCell(row.cells['source'] ?? '');
    const message = checkRow(file, row, systemMessageSchema, { ...row.cells, source });
    if (!message) return [];
    const { symbol } = message;
    const first = lines.get(symbol);
    lines.set(symbol, first ?? row.line);
    if (first) report(file, 'duplicate-row', row.place('symbol'), symbol, first);
    else if (!symbols.has(symbol)) report(file, 'unknown-code', row.place('symbol'), symbol);
    else return [message];
    return [];
  });
}

/** Each code with the message of its symbol; of its aliases only where no code has that as its symbol. */
export function withMessages(codes: readonly Code[], messages: readonly SystemMessage[]): Code[] {
  const bySymbol = new Map(messages.map((message) => [message.symbol, message]));
  const symbols = new Set(codes.map((code) => code.symbol));
  return codes.map((code) => {
    const names = [code.symbol, ...code.aliases.filter((alias) => !symbols.has(alias))];
    const message = names.flatMap((name) => bySymbol.get(name) ?? [])[0];
    return message ? { ...code, message: { text: message.message, source: message.source } } : code;
  });
}
