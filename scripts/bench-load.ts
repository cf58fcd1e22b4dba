/**
 * Measure `npm start` against nginx on the same files, with wrk, on this machine only.
 *
 *   npm run bench:load              three rounds of each: requests per second, p50, p99, memory, ratios
 *   npm run bench:load -- --soak    five minutes of load and clients that hang up; memory at intervals
 *   npm run bench:load -- --from DIR
 *                                   another finished site than out/
 *
 * Exit code 0: measured. 1: a request failed, or memory grew during the soak. 2: nginx or wrk is missing.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { listFiles } from '@/lib/serve/list-files';
import { removeFolder } from '@/lib/serve/replace-folder';
import { buildSite } from '@/scripts/build-site';
import { findTool } from '@/scripts/find-tool';
import { findNginx, runNginx } from '@/scripts/run-nginx';

const connections = 16;
const rounds = 3;
const roundSeconds = 8;
const soakSeconds = 300;
const run = promisify(execFile);
const from = process.argv.indexOf('--from');
const site = path.resolve(from > 0 ? (process.argv[from + 1] ?? 'out') : 'out');

interface Figures {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  failed: number;
}

interface Target {
  name: string;
  port: number;
  /** All processes of the server. */
  pids: number[];
  stop: () => Promise<unknown>;
}

const nginx = findNginx();
const wrk = findTool('wrk', ['wrk']);
if ('missing' in nginx || 'missing' in wrk) {
  console.error(
    [nginx, wrk].flatMap((tool) => ('missing' in tool ? [`Cannot measure: ${tool.missing}`] : [])).join('\n'),
  );
  process.exit(2);
}
if (from < 0) await buildSite(process.cwd(), { say: console.log });
const folder = await mkdtemp(path.join(tmpdir(), 'errsec-load-'));
const script = path.join(folder, 'addresses.lua');
await writeFile(script, luaScript(await chooseAddresses()));
const ours = await startOurs();
try {
  if (process.argv.includes('--soak')) await soak(ours);
  else await compare(ours);
} finally {
  await ours.stop();
  await removeFolder(folder);
}

/** Pages as people read them, and what they load, the same for both servers. */
async function chooseAddresses(): Promise<string[]> {
  const names = (await listFiles(site)).filter((name) => !/\.(?:br|gz)$|^\.|^_|^404\.html$/.test(name));
  const every = (pattern: RegExp, step: number) =>
    names.filter((name) => pattern.test(name)).filter((_, i) => i % step === 0);
  const chosen = [
    ...every(/^(?:entries|topics|tags)\/.*\.html$/, 1),
    ...every(/^errors\/.*\.html$/, 12),
    ...every(/^(?:assets|data|tables)\//, 1),
    ...every(/^search-index\//, 4),
    ...every(/\.(?:md|xml|svg|txt)$/, 40),
  ];
  return chosen.map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`);
}

function luaScript(addresses: readonly string[]): string {
  return `local paths = { ${addresses.map((address) => JSON.stringify(address)).join(', ')} }
local position = 0
local headers = { ["Accept-Encoding"] = "gzip, deflate, br" }
request = function()
  position = position + 1
  return wrk.format("GET", paths[(position * 7) % #paths + 1], headers)
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("FIGURES %d %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
`;
}

async function startOurs(): Promise<Target> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts', '--no-build', '--from', site], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => resolve(Number(/:(\d+)/.exec(String(chunk))?.[1])));
    child.on('exit', (code) => reject(new Error(`Cannot start the server: exit code ${code}`)));
  });
  return { name: 'npm start', port, pids: [child.pid ?? 0], stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function load(port: number, seconds: number): Promise<Figures> {
  const { file } = wrk as { file: string };
  const parts = ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, `http://127.0.0.1:${port}`];
  const { stdout } = await run(file, parts, { maxBuffer: 1e7 });
  const [requests = 0, microseconds = 1, p50 = 0, p99 = 0, failed = 0] =
    /FIGURES ([\d ]+)/.exec(stdout)?.[1]?.split(' ').map(Number) ?? [];
  return { perSecond: requests / (microseconds / 1e6), p50: p50 / 1000, p99: p99 / 1000, failed };
}

/** Rounds alternate, so that what else runs on the machine meets both. */
async function compare(target: Target): Promise<void> {
  const { file } = nginx as { file: string };
  const other = await runNginx(file, site, path.join(folder, 'nginx'));
  const targets: Target[] = [
    target,
    { name: other.version, port: other.port, pids: withChildren(other.pid), stop: other.stop },
  ];
  const figures = targets.map(() => [] as Figures[]);
  const idle = targets.map(({ pids }) => memoryOf(pids));
  try {
    for (const { port } of targets) await load(port, 2);
    for (let round = 0; round < rounds; round += 1)
      for (const [index, { port }] of targets.entries()) figures[index]?.push(await load(port, roundSeconds));
    console.log(`${connections} connections, ${rounds} rounds of ${roundSeconds} s each, median`);
    const rows = targets.map(({ name, pids }, index) => {
      const all = figures[index] ?? [];
      const middle = (key: keyof Figures) => all.map((one) => one[key]).sort((a, b) => a - b)[all.length >> 1] ?? 0;
      return {
        name,
        perSecond: middle('perSecond'),
        p50: middle('p50'),
        p99: middle('p99'),
        failed: middle('failed'),
        idle: idle[index] ?? 0,
        loaded: memoryOf(pids),
      };
    });
    console.table(
      rows.map(({ name, perSecond, p50, p99, failed, idle: before, loaded }) => ({
        server: name,
        'requests/s': Math.round(perSecond),
        'p50 ms': p50,
        'p99 ms': p99,
        failed,
        'MB idle': before,
        'MB loaded': loaded,
      })),
    );
    const [first, second] = rows;
    if (first && second)
      console.log(
        `npm start: ${(first.perSecond / second.perSecond).toFixed(2)} of nginx's requests per second, ${(first.p99 / second.p99).toFixed(1)} times its p99`,
      );
    if (rows.some(({ failed }) => failed > 0)) process.exitCode = 1;
  } finally {
    await other.stop();
  }
}

/** Memory may move while caches fill; from the second minute on it has to stay. */
async function soak({ port, pids }: Target): Promise<void> {
  const until = Date.now() + soakSeconds * 1000;
  const addresses = await chooseAddresses();
  const hangUps = hangUpUntil(until, port, addresses);
  const loads = load(port, soakSeconds);
  const samples: number[] = [];
  while (Date.now() < until - 1000) {
    await wait(15_000);
    samples.push(memoryOf(pids));
    console.log(`${String(samples.length * 15).padStart(3)} s: ${samples.at(-1)} MB, ${openFiles(pids)} open files`);
  }
  const { perSecond, p99, failed } = await loads;
  const hungUp = await hangUps;
  await wait(6_000);
  const early = middleOf(samples.slice(4, 8));
  const late = middleOf(samples.slice(-4));
  console.log(
    `${Math.round(perSecond * soakSeconds)} requests, ${Math.round(perSecond)} per second, p99 ${p99} ms, ${failed} failed; ${hungUp} clients hung up half-way`,
  );
  console.log(
    `Memory in the second minute ${early} MB, in the last ${late} MB, ratio ${(late / early).toFixed(2)}; ${openFiles(pids)} open files after it`,
  );
  if (failed > 0 || late > early * 1.25) process.exitCode = 1;
}

async function hangUpUntil(until: number, port: number, addresses: readonly string[]): Promise<number> {
  let count = 0;
  while (Date.now() < until - 1000) {
    const address = addresses[count % addresses.length] ?? '/';
    await new Promise<void>((resolve) => {
      const socket = createConnection(port, '127.0.0.1');
      socket.write(`GET ${address} HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-999999\r\n\r\n`);
      socket.once('data', () => socket.destroy());
      socket.once('error', () => resolve());
      socket.once('close', () => resolve());
    });
    count += 1;
    await wait(50);
  }
  return count;
}

function middleOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Resident megabytes; 0 where the system doesn't tell. */
function memoryOf(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0));
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1000);
}

function openFiles(pids: readonly number[]): number {
  try {
    return pids.reduce((sum, pid) => sum + readdirSync(`/proc/${pid}/fd`).length, 0);
  } catch {
    return 0;
  }
}

function withChildren(pid: number): number[] {
  return [pid, ...read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)];
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
