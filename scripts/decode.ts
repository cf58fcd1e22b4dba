/**
 * Decode a log in the terminal, as `/decode/` does in the browser.
 *
 *   npm run decode -- file.log            findings for people, links as paths of the site
 *   npm run decode -- - < file.log        from standard input
 *   npm run decode -- file.log --json     the whole decoding; standard output is JSON alone
 *
 * Reads the library that `npm run build` or `npm start` made.
 * Exit code 0: decoded, even if nothing was found. 2: wrong use, or a file that can not be read.
 */
import { readFile, stat } from 'node:fs/promises';
import { getLibrary } from '@/lib/content/library';
import { decode } from '@/lib/errors/decode';
import { writeReport } from '@/lib/errors/decode/write-report';
import { decodeLimit, tooLargeSentence } from '@/lib/errors/decode-limit';
import { buildDecodeTables, openDecodeTables } from '@/lib/errors/decode-tables';

const usage = 'Usage: npm run decode -- FILE [--json], or - for standard input';

class UsageError extends Error {}

async function main(args: readonly string[]): Promise<void> {
  const { path, json } = parseArguments(args);
  const text = toText(path === '-' ? await readInput() : await readNamed(path), path);
  const decoding = decode(text, openDecodeTables(buildDecodeTables(readLibrary())));
  process.stdout.write(json ? `${JSON.stringify(decoding, null, 2)}\n` : writeReport(decoding, { format: 'text' }));
}

function parseArguments(args: readonly string[]): { path: string; json: boolean } {
  const paths = args.filter((arg) => arg !== '--json');
  const unknown = paths.find((arg) => /^--?[a-z]/.test(arg));
  if (unknown) throw new UsageError(`Unexpected option \`${unknown}\`. ${usage}`);
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0) throw new UsageError(`Expected one file. ${usage}`);
  return { path, json: args.includes('--json') };
}

async function readNamed(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > decodeLimit * 4) throw new UsageError(`${path}: ${tooLargeSentence(size)}`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : (error as Error).message;
    throw new UsageError(`Cannot read ${path}: ${reason}.`);
  }
}

async function readInput(): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
    if (size > decodeLimit * 4) throw new UsageError(`Standard input: ${tooLargeSentence(size)}`);
  }
  return Buffer.concat(parts);
}

function toText(bytes: Buffer, path: string): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`Cannot read ${path}: it is not UTF-8 text.`);
  }
  if (text.length > decodeLimit) throw new UsageError(`${path}: ${tooLargeSentence(text.length)}`);
  return text;
}

function readLibrary() {
  try {
    return getLibrary();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
