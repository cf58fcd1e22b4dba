const patterns = [
  // 2025-08-20 15:58:14.086 Db Helper[818:1efd] …
  /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}/,
  // 15:58:14.086 …, error 15:58:14.086 …
  /^(?:(?:default|error|fault|info|debug)\s+)?\d{2}:\d{2}:\d{2}[.,]\d+/,
  // Aug 20 15:58:14 host process[1]: …
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} \d{2}:\d{2}:\d{2} /,
  /^(?:\w+ \| )?Error Domain=/,
  /^(?:NSLocalized\w+|NSUnderlyingError|NSDebugDescription)\s*=/,
  // frames and heads of a crash report
  /^\d+\s+\S+\s+0x[0-9a-f]{6,}\s/,
  /^(?:Exception (?:Type|Codes|Note)|Termination Reason|Triggered by Thread|Thread \d+(?: Crashed)?):/,
  // the log's own columns, one a line
  /^(?:type|time|process|subsystem|category|message): \S/,
  /^[\w.-]+\[\d+(?::[0-9a-f]+)?\][:\s]/,
];

/** Whether a line was printed by a program rather than written by a person. */
export function isLogLine(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
