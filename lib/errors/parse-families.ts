import type { VFile } from 'vfile';
import { familySchema } from '../model/error-tables';
import type { Family } from '../model/library';
import { parseYamlList } from './parse-yaml-list';

/** Read `content/errors/families.yml`, in the order that pages show the families. */
export function parseFamilies(file: VFile): Family[] {
  return parseYamlList(file, familySchema);
}
