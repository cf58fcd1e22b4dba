import { type NoteFrontmatter, noteFileName, noteFrontmatterSchema, noteSections } from '../model/code';
import { report } from '../rules';
import type { ContentFile } from './content-file';
import { type DocumentOptions, type ParsedDocument, parseDocument } from './parse-document';

/** Read `content/errors/notes/<symbol>.md`. The file is named after its code. */
export function parseNote(file: ContentFile, options: DocumentOptions): ParsedDocument<NoteFrontmatter> | undefined {
  const document = parseDocument(
    file,
    noteFrontmatterSchema,
    { order: noteSections, required: ['When you see it'], oneOf: ['Check', 'Fix'], claims: ['Causes'] },
    options,
  );
  if (document) {
    const expected = noteFileName(document.data.code);
    const last = file.vfile.path.split('/').at(-1) ?? '';
    if (last !== expected) report(file.vfile, 'file-name', document.at('code'), last, expected);
  }
  return document;
}
