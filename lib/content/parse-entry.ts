import { type EntryFrontmatter, entryFrontmatterSchema, entrySections } from '../model/entry';
import type { ContentFile } from './content-file';
import { type DocumentOptions, type ParsedDocument, parseDocument } from './parse-document';

/** Read `content/entries/<slug>.md`. A reference article may have level-2 headings of its own after `Why`. */
export function parseEntry(file: ContentFile, options: DocumentOptions): ParsedDocument<EntryFrontmatter> | undefined {
  return parseDocument(
    file,
    entryFrontmatterSchema,
    ({ kind }) => ({
      order: entrySections,
      required: ['Short answer', 'Why'],
      ...(kind === 'reference' ? { ownAfter: 'Why' } : { oneOf: ['Steps', 'Check'] }),
      claims: ['Why'],
    }),
    options,
  );
}
