import { VFile } from 'vfile';
import { checkShape } from '../markdown/check-shape';
import { checkSource } from '../markdown/check-source';

/** One file of `content/`: its path from the project's root, its checked text, and the problems found so far. */
export interface ContentFile {
  vfile: VFile;
  /** File name without folder and extension. */
  name: string;
  /** `undefined` if the file can't be read as text; the problem is in `vfile.messages`. */
  text: string | undefined;
}

/** Files of one folder, in alphabetical order, so that a build does not depend on the disk's order. */
export interface ContentFiles {
  captures: { text: ContentFile[]; maps: ContentFile[] };
  posts: ContentFile[];
  entries: ContentFile[];
  /** Entries in the making: seen while writing, never in a release. */
  drafts: ContentFile[];
  topics: ContentFile[];
  paths: ContentFile[];
  figures: ContentFile[];
  errors: {
    tables: ContentFile[];
    notes: ContentFile[];
    families: ContentFile;
    domains: ContentFile;
    ranges: ContentFile;
    messages: ContentFile;
    translations: ContentFile;
  };
  reference: { tables: ContentFile[]; index: ContentFile };
  vocabulary: ContentFile;
}

/**
 * @param path from the project's root, as messages show it
 * @param bytes as on disk
 */
export function contentFile(path: string, bytes: Uint8Array): ContentFile {
  const vfile = new VFile({ path });
  const name = (path.split('/').at(-1) ?? path).replace(/\.[^.]*$/, '');
  const source = checkSource(vfile, bytes);
  const isShaped = source === undefined || !path.endsWith('.md') || checkShape(vfile, source);
  const text = isShaped ? source : undefined;
  vfile.value = text ?? '';
  return { vfile, name, text };
}

/** Names of files, readable or not. */
export function namesOfFiles(files: readonly ContentFile[]): Set<string> {
  return new Set(files.map((file) => file.name));
}

/** All files in the order messages show them. */
export function allFiles(files: ContentFiles): VFile[] {
  const { captures, errors, reference } = files;
  const { tables, notes, ...single } = errors;
  return [
    files.vocabulary,
    ...captures.text,
    ...captures.maps,
    ...files.posts,
    ...files.entries,
    ...files.topics,
    ...files.paths,
    ...files.figures,
    ...Object.values(single),
    ...tables,
    ...notes,
    reference.index,
    ...reference.tables,
  ].map((file) => file.vfile);
}
