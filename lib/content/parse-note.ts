import type { RenderOptions } from '../markdown/render-markdown';
import { type NoteFrontmatter, noteFrontmatterSchema, noteSections } from '../model/code';
import { report } from '../rules';
import type { ContentFile } from './content-file';
import { type ParsedDocument, parseDocument } from './parse-document';

/** Read `content/errors/notes/<symbol>.md`. The file is named after its code. */
export function parseNote(file: ContentFile, options: RenderOptions): ParsedDocument<NoteFrontmatter> | undefined {
  const document = parseDocument(
    file,
    noteFrontmatterSchema,
    { order: noteSections, required: ['When you see it'], oneOf: ['Check', 'Fix'], claims: ['Causes'] },
    options,
  );
  if (document) {
    const expected = document.data.code.replace(/[^A-Za-z0-9._-]/g, '-');
    const last = file.vfile.path.split('/').at(-1) ?? '';
    if (last !== `${expected}.md`) report(file.vfile, 'file-name', document.at('code'), last, `${expected}.md`);
  }
  return document;
}
