import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { nginxConfig } from '@/lib/serve/nginx-config';
import { findTool } from '@/scripts/find-tool';

const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

export interface RunningNginx {
  port: number;
  pid: number;
  version: string;
  brotli: boolean;
  stop: () => Promise<void>;
}

/** @returns nginx's path, or a sentence that says why there is none */
export function findNginx(): { file: string } | { missing: string } {
  return findTool('nginx', ['nginx', 'libnginx-mod-http-brotli-static']);
}

/** Run nginx with the configuration of `lib/serve/hosts/nginx.conf` over a site, for this machine only. */
export async function runNginx(file: string, site: string, folder: string, workers = 1): Promise<RunningNginx> {
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const brotli = existsSync(brotliModule);
  const server = nginxConfig({ listen: `127.0.0.1:${port}`, serverName: 'localhost', root: site, brotli });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const config = [
    'daemon off;',
    `worker_processes ${workers};`,
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    ...(brotli ? [`load_module ${brotliModule};`] : []),
    `pid ${folder}/nginx.pid;`,
    `error_log ${folder}/error.log;`,
    'events { worker_connections 1024; }',
    'http {',
    '  access_log off;',
    '  sendfile on;',
    '  tcp_nopush on;',
    ...temporary.map((name) => `  ${name}_temp_path ${folder}/${name};`),
    server,
    '}',
  ].join('\n');
  await writeFile(path.join(folder, 'nginx.conf'), config);
  const child = spawn(
    file,
    ['-c', path.join(folder, 'nginx.conf'), '-p', folder, '-e', path.join(folder, 'error.log')],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  await isUp(child, port, folder);
  return {
    port,
    pid: child.pid ?? 0,
    version: spawnSync(file, ['-v'], { encoding: 'utf8' }).stderr.trim().replace(/^.*: /, ''),
    brotli,
    stop: () => stop(child),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function isUp(child: ChildProcess, port: number, folder: string): Promise<void> {
  while (child.exitCode === null) {
    if (await accepts(port)) return;
    await wait(20);
  }
  throw new Error(`nginx ended with ${child.exitCode}:\n${readFileSync(path.join(folder, 'error.log'), 'utf8')}`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.on('connect', () => socket.end(() => resolve(true)));
    socket.on('error', () => resolve(false));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
