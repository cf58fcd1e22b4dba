import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen, rawRequest } from '../serve/raw-request';
import { buildSmallSite, makeTemporaryFolder } from '../serve/small-site';

let folder: string;
let site: string;

beforeAll(async () => {
  folder = await makeTemporaryFolder();
  site = await buildSmallSite(folder, '90fe40ca');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function start(environment: Record<string, string>, from = site) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join('scripts', 'start.ts'), '--no-build', '--from', from],
    { env: { ...process.env, HOST: '127.0.0.1', ...environment } },
  );
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  const ended = new Promise<{ code: number | null; printed: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, printed })),
  );
  return { child, ended, printed: () => printed };
}

test('prints one line, serves, and ends with SIGTERM only after a running response', async () => {
  await writeFile(path.join(site, 'long.txt'), 'x'.repeat(8_000_000));
  const { child, ended, printed } = start({ PORT: '0' });
  await expect.poll(printed, { timeout: 30_000 }).toMatch(/^errSec is at http:\/\/localhost:\d+\n$/);
  const port = Number(/\d+/.exec(printed())?.[0]);
  expect((await rawRequest(port, '/topics/')).status).toBe(200);
  const bytes = await new Promise<number>((resolve) => {
    let count = 0;
    const socket = createConnection(port, '127.0.0.1');
    socket.write('GET /long.txt HTTP/1.1\r\nHost: localhost\r\n\r\n');
    socket.on('data', (chunk) => {
      if (count === 0) child.kill('SIGTERM');
      count += chunk.length;
    });
    socket.on('close', () => resolve(count));
  });
  expect(bytes).toBeGreaterThan(8_000_000);
  expect((await ended).code).toBe(0);
});

test('says in one sentence that the port is taken', async () => {
  const other = createServer();
  const port = await listen(other);
  expect(await start({ PORT: String(port) }).ended).toEqual({
    code: 1,
    printed: `Cannot use port ${port}: another program does; stop it, or choose another port with PORT=3001 npm start\n`,
  });
  other.close();
});

test('says in one sentence that PORT is no port', async () => {
  expect(await start({ PORT: '80a' }).ended).toEqual({
    code: 1,
    printed: 'Unexpected PORT 80a, expected a number from 0 to 65535\n',
  });
});

test('says in one sentence that there is no site', async () => {
  const nowhere = path.join(folder, 'nowhere');
  expect(await start({ PORT: '0' }, nowhere).ended).toEqual({
    code: 1,
    printed: `Cannot serve ${nowhere}: there is no site; run \`npm run build\` first\n`,
  });
});
