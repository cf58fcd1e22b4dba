import { parseYaml } from '../markdown/parse-front-matter';
import { type Vocabulary, vocabularySchema } from '../model/vocabulary';
import { report } from '../rules';
import type { ContentFile } from './content-file';

/** Read `content/vocabulary.yml`. An id that stands twice is reported. */
export function parseVocabulary(file: ContentFile): Vocabulary {
  const empty: Vocabulary = { platforms: [], tags: [], synonyms: [] };
  if (file.text === undefined) return empty;
  const parsed = parseYaml(file.vfile, file.text, vocabularySchema);
  if (!parsed) return empty;
  const seen = new Set<string>();
  for (const [index, tag] of parsed.data.tags.entries()) {
    if (seen.has(tag.id)) report(file.vfile, 'duplicate-slug', parsed.at('tags', index), tag.id, file.vfile.path);
    seen.add(tag.id);
  }
  return parsed.data;
}
