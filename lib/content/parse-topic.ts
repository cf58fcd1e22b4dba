import { type TopicFrontmatter, topicFrontmatterSchema, topicSections } from '../model/topic';
import type { ContentFile } from './content-file';
import { type DocumentOptions, type ParsedDocument, parseDocument } from './parse-document';

/** Read `content/topics/<topic>.md`. Headings of its own may stand after `How it works`. */
export function parseTopic(file: ContentFile, options: DocumentOptions): ParsedDocument<TopicFrontmatter> | undefined {
  return parseDocument(
    file,
    topicFrontmatterSchema,
    { order: topicSections, required: ['What it is', 'How it works'], ownAfter: 'How it works', claims: [] },
    options,
  );
}
