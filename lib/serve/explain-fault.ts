type Fault = Error & Partial<Pick<NodeJS.ErrnoException, 'code' | 'path' | 'syscall'>> & { port?: number };

/**
 * Say in a sentence what the operating system refused, for the terminal.
 *
 * @returns the error's own message if it isn't one of the operating system's
 */
export function explainFault(error: unknown): string {
  const fault = findFault(error);
  const place = fault?.path ?? 'a file';
  switch (fault?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `Cannot write ${place}: the disk is full; free some space and try again`;
    case 'EROFS':
      return `Cannot write ${place}: the disk is read-only; build in a folder that can be written to`;
    case 'EADDRINUSE':
      return `Cannot use port ${fault.port}: another program does; stop it, or choose another port with PORT=3001 npm start`;
    case 'EACCES':
    case 'EPERM':
      return fault.syscall === 'listen' || fault.syscall === 'bind'
        ? `Cannot use port ${fault.port}: this user may not; choose one above 1023 with PORT=3000 npm start`
        : `Cannot open or change ${place}: this user may not; change its owner or its permissions`;
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** The operating system's error among the causes of an error. */
function findFault(error: unknown): Fault | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^E[A-Z0-9]+$/.test(cause.code)) return cause as Fault;
  }
  return undefined;
}
