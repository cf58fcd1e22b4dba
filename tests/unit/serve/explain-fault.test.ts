import { expect, test } from 'vitest';
import { explainFault } from '@/lib/serve/explain-fault';
import { parsePort } from '@/lib/serve/parse-port';

const fault = (code: string, more: object = {}) => Object.assign(new Error(`${code}: it failed`), { code, ...more });

test.each([
  [
    fault('ENOSPC', { path: 'out.next/index.html' }),
    'Cannot write out.next/index.html: the disk is full; free some space and try again',
  ],
  [fault('EDQUOT'), 'Cannot write a file: the disk is full; free some space and try again'],
  [
    fault('EROFS', { path: 'out.next' }),
    'Cannot write out.next: the disk is read-only; build in a folder that can be written to',
  ],
  [
    fault('EACCES', { path: 'out' }),
    'Cannot open or change out: this user may not; change its owner or its permissions',
  ],
  [
    fault('EACCES', { syscall: 'listen', port: 80 }),
    'Cannot use port 80: this user may not; choose one above 1023 with PORT=3000 npm start',
  ],
  [
    fault('EADDRINUSE', { syscall: 'listen', port: 3000 }),
    'Cannot use port 3000: another program does; stop it, or choose another port with PORT=3001 npm start',
  ],
  [fault('EMFILE'), 'EMFILE: it failed'],
  [
    new Error('Cannot build', { cause: fault('ENOSPC', { path: 'x' }) }),
    'Cannot write x: the disk is full; free some space and try again',
  ],
  [new RangeError('Unexpected PORT x'), 'Unexpected PORT x'],
  ['stopped', 'stopped'],
])('%s is told as %j', (error, sentence) => {
  expect(explainFault(error)).toBe(sentence);
});

test.each([
  [undefined, 3000],
  ['', 3000],
  [' 8080 ', 8080],
  ['0', 0],
  ['65535', 65535],
])('PORT %j is %i', (value, port) => {
  expect(parsePort(value)).toBe(port);
});

test.each(['-1', '65536', '80a', '1e3', '0x50', '3000.5', 'http'])('PORT %s is refused', (value) => {
  expect(() => parsePort(value)).toThrow(`Unexpected PORT ${value}, expected a number from 0 to 65535`);
});
