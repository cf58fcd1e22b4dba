import { stringify } from 'yaml';
import type { CaptureMap } from '../model/post';
import { formatLineRange, parseLineRange } from './capture-lines';
import { type ImportedPart, proposeParts } from './import-boundaries';
import { draftPost, type PostDraft } from './import-draft';
import { classifyLines } from './import-lines';

export interface ImportOptions {
  /** Name of the capture, without extension. */
  capture: string;
  /** Ids of posts of other captures. */
  taken?: Iterable<string>;
  /** The map a person has made; its parts are taken instead of proposals. */
  map?: CaptureMap | undefined;
}

export interface ImportedCapture {
  /** Parts of the map: every line in exactly one. */
  parts: CaptureMap['parts'];
  /** One draft for each post of the map. */
  drafts: PostDraft[];
  /** What a person should look at, in order of lines. */
  unsure: { line: number; reason: string }[];
}

/**
 * Propose the map of a stripped listing and a draft of each of its posts. No line is lost: each is in one part, and
 * each draft says what its lines say.
 */
export function importCapture(lines: readonly string[], options: ImportOptions): ImportedCapture {
  const classified = classifyLines(lines);
  const parts: NamedPart[] = options.map ? options.map.parts.map(givenPart) : proposeParts(classified);
  const taken = new Set(options.taken);
  const imported: ImportedCapture = { parts: [], drafts: [], unsure: [] };
  for (const part of parts) {
    const range = formatLineRange(part.range);
    if (part.kind === 'furniture') {
      imported.parts.push({ lines: range, furniture: part.label ?? 'text of the page, not of a post' });
      continue;
    }
    const draft = draftPost(classified, part.range, { capture: options.capture, taken, id: part.label });
    taken.add(draft.data.id);
    imported.parts.push({ lines: range, post: draft.data.id });
    imported.drafts.push(draft);
    if (part.unsure) imported.unsure.push({ line: part.range.first, reason: part.unsure });
    if (draft.plain) {
      imported.unsure.push({
        line: part.range.first,
        reason: 'its Markdown could not be restored, so it is one block of text',
      });
    }
  }
  return imported;
}

/** Write a map as a file of `content/captures/`. A source and address that nobody gave are left out, not invented. */
export function serializeMap(map: Pick<CaptureMap, 'source' | 'parts'> & { url?: string | undefined }): string {
  const { parts, ...head } = map;
  const keys = Object.entries(head).filter(([, value]) => value !== undefined);
  const written = keys.map(([key, value]) => `${key}: ${stringify(value, { lineWidth: 0 }).trim()}`);
  const listed = parts.map((part) => `  - ${stringify(part, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`);
  return `${[...written, 'parts:', ...listed].join('\n')}\n`;
}

/** A part with the id or the words that a person's map gives it. */
interface NamedPart extends ImportedPart {
  label?: string;
}

function givenPart(part: CaptureMap['parts'][number]): NamedPart {
  const range = parseLineRange(part.lines);
  return 'post' in part
    ? { range, kind: 'post', label: part.post }
    : { range, kind: 'furniture', label: part.furniture };
}
