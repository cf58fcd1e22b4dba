/** What a marked place of the text is. */
export type SpanKind =
  | 'code'
  | 'symbol'
  | 'message'
  | 'domain'
  | 'entitlement'
  | 'privacy-key'
  | 'tcc-service'
  | 'tcc-value'
  | 'right'
  | 'mechanism'
  | 'context-key'
  | 'context-flags'
  | 'flags'
  | 'four-characters'
  | 'audit-token'
  | 'uid'
  | 'keychain-attribute'
  | 'log-subsystem'
  | 'feedback'
  | 'build'
  | 'api';

/** One meaning of a code, the likeliest first. */
export interface Candidate {
  number: number;
  /** Empty where Apple publishes no name. */
  symbol: string;
  domain: string;
  /** Title of the family: `Keychain and certificates`. */
  family: string;
  /** One sentence, or empty. */
  meaning: string;
  href: string;
  /** For readers: `because the line names PAM`. */
  reason: string;
}

/** A part of the text that means something. Offsets are those of the text as pasted, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
  kind: SpanKind;
  /** What it is, in a few words: `eDSAuthFailed (-14090)`. The same thing in two places has the same words. */
  what: string;
  /** One more sentence, or empty. */
  detail: string;
  href: string | undefined;
  /** For codes and symbols; empty for everything else. */
  candidates: Candidate[];
  /** Keys of the library (`codeKey`, `table/name`) that this place names, for finding what explains it. */
  keys: string[];
}

/** Everything of one kind and meaning in the text, however often it stands there. */
export interface Finding {
  kind: SpanKind;
  what: string;
  detail: string;
  href: string | undefined;
  candidates: Candidate[];
  /** Positions in `Decoding.spans`, in the order of the text. */
  spans: number[];
}

/** One error of a chain of nested errors. */
export interface Rung {
  start: number;
  end: number;
  domain: string;
  number: number;
  /** `errSecItemNotFound`, or empty. */
  symbol: string;
  meaning: string;
  href: string | undefined;
  /** The error to act on; one per ladder at most. */
  act: boolean;
}

/** Something the text asks for and does not have. */
export interface Missing {
  /** What is missing, as a sentence. */
  sentence: string;
  /** What to do about it, as a sentence. */
  advice: string;
  href: string | undefined;
  start: number;
  end: number;
}

/** A page that explains what was found. */
export interface Explanation {
  title: string;
  href: string;
  /** What of the text it explains: `errSecItemNotFound, keychain-access-groups`. */
  because: string;
}

/** Something that looks like it should mean something, and that no table has. */
export interface Unknown {
  start: number;
  end: number;
  text: string;
  reason: string;
  href: string | undefined;
}

/** What to look at first, and why. */
export interface Advice {
  /** `eDSAuthFailed (-14090)`, or the sentence of what is missing. */
  what: string;
  /** What it says, and what to do. */
  sentence: string;
  reason: string;
  href: string | undefined;
  start: number;
  end: number;
}

export interface Decoding {
  /** Characters of the text. */
  length: number;
  /** A line feed at the end begins no other line. */
  lines: number;
  /** In the order of the text; they never overlap. */
  spans: Span[];
  findings: Finding[];
  /** Outermost error first. */
  ladders: Rung[][];
  missing: Missing[];
  explanations: Explanation[];
  unknown: Unknown[];
  /** Absent where nothing calls for an action. */
  first?: Advice;
}
