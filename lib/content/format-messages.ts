import type { VFile } from 'vfile';

export interface FormattedMessages {
  text: string;
  errors: number;
  warnings: number;
}

/** All messages of some files, one a line: `path:line:column: error sentence (rule)`, grouped by file. */
export function formatMessages(files: readonly VFile[]): FormattedMessages {
  let errors = 0;
  let warnings = 0;
  const lines: string[] = [];
  for (const file of files) {
    const sorted = file.messages.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
    for (const message of sorted) {
      if (message.fatal) errors += 1;
      else warnings += 1;
      const place = `${file.path}:${message.line ?? 1}:${message.column ?? 1}`;
      lines.push(`${place}: ${message.fatal ? 'error' : 'warning'} ${message.reason} (${message.ruleId ?? 'unknown'})`);
    }
  }
  return { text: lines.join('\n'), errors, warnings };
}
