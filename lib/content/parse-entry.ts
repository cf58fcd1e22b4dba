import type { RenderOptions } from '../markdown/render-markdown';
import { type EntryFrontmatter, entryFrontmatterSchema, entrySections } from '../model/entry';
import type { ContentFile } from './content-file';
import { type ParsedDocument, parseDocument } from './parse-document';

/** Read `content/entries/<slug>.md`. A reference article may have level-2 headings of its own after `Why`. */
export function parseEntry(file: ContentFile, options: RenderOptions): ParsedDocument<EntryFrontmatter> | undefined {
  const reference = /^kind:\s*reference\s*$/m.test(file.text ?? '');
  return parseDocument(
    file,
    entryFrontmatterSchema,
    {
      order: entrySections,
      required: ['Short answer', 'Why'],
      ...(reference ? { ownAfter: 'Why' } : { oneOf: ['Steps', 'Check'] }),
      claims: ['Why'],
    },
    options,
  );
}
