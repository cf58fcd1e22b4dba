/**
 * Serve the built site's content to an assistant over the Model Context Protocol, on standard input and output.
 *
 *   npm run --silent mcp        in the settings of an assistant: command `npm`, arguments `run --silent --prefix <folder> mcp`
 *
 * Reads `.generated/library.json` and `public/search-index/` of this project, or of the folder given as argument, which
 * `npm run build` or `npm start` made. Needs no network.
 * Exit code 2: they are missing. Otherwise it runs until standard input ends.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';
import { getLibrary } from '@/lib/content/library';
import { decode } from '@/lib/errors/decode';
import { writeReport } from '@/lib/errors/decode/write-report';
import { decodeLimit } from '@/lib/errors/decode-limit';
import { buildDecodeTables, type DecodeTables, openDecodeTables } from '@/lib/errors/decode-tables';
import { type Answer, colophon, type Knowledge } from '@/lib/publish/mcp-answer';
import { answerNumber } from '@/lib/publish/mcp-numbers';
import { answerEntry, answerName, answerSearch, answerTopic } from '@/lib/publish/mcp-pages';
import { type Kind, kinds } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';
import { siteOrigin } from '@/lib/settings';
import { site } from '@/lib/site';

const root = process.argv[2] ?? path.dirname(path.dirname(fileURLToPath(import.meta.url)));

try {
  const knowledge = await openKnowledge();
  await createServer(knowledge).connect(new StdioServerTransport());
} catch (error) {
  console.error(`${(error as Error).message}\nCannot serve: run \`npm run build\` first`);
  process.exitCode = 2;
}

async function openKnowledge(): Promise<Knowledge> {
  const folder = path.join(root, 'public', 'search-index');
  const library = getLibrary(root);
  const { manifest } = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as { manifest: string };
  const engine = await openStaticEngine((name) => readFile(path.join(folder, name)), manifest);
  return { library, engine, origin: siteOrigin(process.env) };
}

function createServer(knowledge: Knowledge): McpServer {
  const server = new McpServer({ name: site.name, version: '1.0.0' }, { instructions: instructions() });
  const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
  const reply = ({ text, known }: Answer) => ({
    content: [{ type: 'text' as const, text: `${text}\n\n${colophon(knowledge)}` }],
    structuredContent: { known },
  });
  const outputSchema = { known: z.boolean().describe('Whether errSec knows something of what was asked for') };

  server.registerTool(
    'look_up_number',
    {
      title: 'Look up an error number',
      description:
        'What an Apple error number or error symbol can mean, likeliest first: domain, causes, the check to run, the fix, with status and sources. Any form: -34018, 0xFFFF7B1E, 4294933278, errSecMissingEntitlement. Give the words beside the number as context: they decide between meanings.',
      inputSchema: {
        number: z.string().min(1).max(200).describe('The number in any form, or the symbol'),
        context: z.string().max(2000).optional().describe('Domain, API or log line it stood in'),
      },
      outputSchema,
      annotations,
    },
    async ({ number, context }) => reply(answerNumber(knowledge, number, context)),
  );

  server.registerTool(
    'decode_log',
    {
      title: 'Decode a log',
      description:
        'Everything known in an error dump, log lines, a crash report header or tool output: what to act on first, nested errors, every code, entitlement, right and service, and what is not known. The text stays on this machine.',
      inputSchema: { log: z.string().min(1).max(decodeLimit) },
      outputSchema,
      annotations,
    },
    async ({ log }) => reply(answerLog(knowledge, log)),
  );

  server.registerTool(
    'search',
    {
      title: 'Search',
      description: 'Entries, topics, codes, names and forum posts about Apple privacy and security, best match first.',
      inputSchema: {
        query: z.string().min(1).max(400),
        kind: z
          .array(z.enum(kinds as unknown as [Kind, ...Kind[]]))
          .optional()
          .describe('Only these kinds of pages'),
        topic: z.string().max(80).optional().describe('Only pages of this topic, by its slug'),
        limit: z.number().int().min(1).max(20).optional(),
      },
      outputSchema,
      annotations,
    },
    async ({ query, kind, topic, limit }) =>
      reply(
        await answerSearch(knowledge, {
          query,
          limit: limit ?? 8,
          filters: { kind, topic: topic ? [topic] : undefined },
        }),
      ),
  );

  server.registerTool(
    'read_entry',
    {
      title: 'Read an entry',
      description:
        'A question with its answer, steps, reasons and pitfalls as Markdown, every claim with status and source.',
      inputSchema: { entry: z.string().min(1).max(300).describe('Slug or address, as search gives it') },
      outputSchema,
      annotations,
    },
    async ({ entry }) => reply(await answerEntry(knowledge, entry)),
  );

  server.registerTool(
    'read_topic',
    {
      title: 'Read a topic',
      description: `A curated page about one subject, with its entries. Topics: ${knowledge.library.topics.map(({ slug }) => slug).join(', ')}.`,
      inputSchema: { topic: z.string().min(1).max(300).describe('Slug or address') },
      outputSchema,
      annotations,
    },
    async ({ topic }) => reply(await answerTopic(knowledge, topic)),
  );

  server.registerTool(
    'look_up_name',
    {
      title: 'Look up a name',
      description:
        'An entitlement, Info.plist key, TCC service, authorization right or mechanism, keychain attribute, log subsystem, command or error symbol, by its exact name.',
      inputSchema: { name: z.string().min(1).max(300) },
      outputSchema,
      annotations,
    },
    async ({ name }) => reply(await answerName(knowledge, name)),
  );
  return server;
}

function instructions(): string {
  return `${site.description} Answers name the status and source of each claim: pass both on. An answer that begins with "Not known" means that errSec has nothing on it; do not fill the gap with a guess.`;
}

let tables: DecodeTables | undefined;

/** The decoder's tables are opened by the first log, because most conversations have none. */
function answerLog({ library, origin }: Knowledge, log: string): Answer {
  tables ??= openDecodeTables(JSON.parse(JSON.stringify(buildDecodeTables(library))));
  const decoding = decode(log, tables);
  const known = decoding.findings.length > 0;
  const report = writeReport(decoding, { format: 'markdown', origin });
  return { known, text: known ? report : `Not known: nothing in this text is in the tables.\n\n${report}` };
}
