import { VFile } from 'vfile';
import { splitCapture } from '@/lib/content/capture-lines';
import { parseCaptureMap } from '@/lib/content/capture-map';
import { checkPost } from '@/lib/content/capture-proof';
import { type ImportedCapture, importCapture, serializeMap } from '@/lib/content/import-capture';
import { serializeDraft } from '@/lib/content/import-draft';
import { captureOf } from '@/lib/content/import-page';
import { ImportError, parsePage } from '@/lib/content/parse-page';
import { parseFrontmatter } from '@/lib/markdown/parse-front-matter';
import { slugSchema } from '@/lib/model/ids';
import { captureForms, postFrontmatterSchema } from '@/lib/model/post';

const url = 'https://developer.apple.com/forums/thread/794851';

/**
 * Import a page as each form it can be taken for, and prove what the build would: every line has one owner, every draft
 * says what its lines say, and every name can be one of a file.
 *
 * @throws {Error} if not; a page that is refused with a sentence is fine
 */
export function checkImport(input: string): void {
  for (const name of ['page.txt', 'page.html']) {
    let page: ReturnType<typeof parsePage>;
    try {
      page = parsePage(name, new TextEncoder().encode(name === 'page.html' ? `<html>${input}` : input), url);
    } catch (error) {
      if (error instanceof ImportError) continue;
      throw error;
    }
    const lines = splitCapture(page.format === 'text' ? page.lines.join('\n') : captureOf(page));
    const form = captureForms[input.length % captureForms.length];
    const forced = form && input.length % 2 === 1 ? { form, why: 'the test says so' } : page.form;
    const imported = importCapture(lines, { capture: 'page', marks: page.marks, url: page.url, form: forced });
    const problems = problemsOf(lines, imported);
    if (problems.length > 0) throw new Error(`Expected no problem, not ${problems.slice(0, 3).join('; ')}`);
  }
}

function problemsOf(lines: readonly string[], imported: ImportedCapture): string[] {
  const value = serializeMap({ source: 'A pasted page', url, form: imported.form.form, parts: imported.parts });
  const mapFile = new VFile({ path: 'map.yml', value });
  const map = parseCaptureMap(mapFile, lines.length);
  const files = [mapFile];
  const names = new Set<string>();
  for (const draft of imported.drafts) {
    const file = new VFile({ path: `${draft.data.id}.md`, value: serializeDraft(draft) });
    const post = parseFrontmatter(file, String(file.value), postFrontmatterSchema);
    if (post && map) checkPost(file, { value: post.body, line: 1 }, post.data, lines, map);
    if (!slugSchema.safeParse(draft.data.id).success || names.has(draft.data.id))
      throw new Error(`Expected a name of its own for a file, not ${draft.data.id}`);
    names.add(draft.data.id);
    files.push(file);
  }
  return files.flatMap((file) => file.messages.map(String));
}
