import { parseYaml } from '../markdown/parse-front-matter';
import { type Vocabulary, vocabularySchema } from '../model/vocabulary';
import { report } from '../rules';
import type { ContentFile } from './content-file';

/** Read `content/vocabulary.yml`. An id that stands twice is reported. */
export function parseVocabulary(file: ContentFile): Vocabulary {
  const empty: Vocabulary = { platforms: [], tags: [], synonyms: [], texts: [] };
  if (file.text === undefined) return empty;
  const parsed = parseYaml(file.vfile, file.text, vocabularySchema);
  if (!parsed) return empty;
  for (const list of ['platforms', 'tags'] as const) {
    const lines = new Map<string, number>();
    for (const [index, { id }] of parsed.data[list].entries()) {
      const place = parsed.at(list, index);
      const first = lines.get(id);
      if (first) report(file.vfile, 'duplicate-row', place, id, first);
      else lines.set(id, place.line);
    }
  }
  return parsed.data;
}
