import { spawn } from 'node:child_process';
import path from 'node:path';
import { removeFolder } from '@/lib/serve/replace-folder';
import type { BuildLock } from '@/scripts/build-lock';

/**
 * Let Next write every page into `.generated/export`. What it prints is shown only if it fails.
 *
 * @param lock is told the process group, so that it never outlives the build
 * @throws with what Next printed; with the operating system's code if a disk was the reason
 */
export async function renderPages(root: string, lock: BuildLock): Promise<void> {
  await removeFolder(path.join(root, '.generated', 'export'));
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', TZ: 'UTC', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  if (child.pid !== undefined) lock.holdGroup(child.pid);
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const status = await new Promise<number | string | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  if (status === 0) return;
  const text = Buffer.concat(printed).toString('utf8').trimEnd();
  const error = new Error(`Cannot build the pages, next build ended with ${status}:\n${text}`);
  const code = faultIn(text);
  throw code ? Object.assign(error, { code, path: '.generated/ or .next/' }) : error;
}

/** Next and its bundler tell a fault of the disk by its code or by the system's words. */
function faultIn(text: string): string | undefined {
  if (/\bENOSPC\b|No space left on device/.test(text)) return 'ENOSPC';
  if (/\bEROFS\b|Read-only file system/.test(text)) return 'EROFS';
  return /\bEACCES\b/.test(text) ? 'EACCES' : undefined;
}
