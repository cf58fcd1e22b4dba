import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { InternalLink } from '../markdown/rehype-links';
import type { Mentions, Section } from '../model/library';
import type { ContentFile } from './content-file';

/** What rendering makes of the text of a document. */
export interface RenderedText {
  sections: Section[];
  mentions: Mentions;
  links: InternalLink[];
}

/** Rendered texts of earlier builds. A text is kept only if nothing was said against it, so there is nothing to say again. */
export interface TextCache {
  get(file: ContentFile): RenderedText | undefined;
  set(file: ContentFile, rendered: RenderedText): void;
  /** Forget the texts that were neither asked for nor kept. */
  tidy(): void;
}

/**
 * Texts are kept by everything that rendering depends on: path and text of the document, and `environment`.
 *
 * @param folder holds one file for each text, and nothing else
 * @param environment hash of the code, of the tables whose names are linked, and of the figures
 */
export function openTextCache(folder: string, environment: string): TextCache {
  mkdirSync(folder, { recursive: true });
  const used = new Set<string>();
  const nameOf = (file: ContentFile) => {
    const hash = createHash('sha256').update(`${environment}\0${file.vfile.path}\0${file.text}`);
    const name = `${hash.digest('hex').slice(0, 32)}.json`;
    used.add(name);
    return path.join(folder, name);
  };
  return {
    get(file) {
      try {
        return JSON.parse(readFileSync(nameOf(file), 'utf8')) as RenderedText;
      } catch {
        // Never rendered, or cut off while it was written.
        return undefined;
      }
    },
    set(file, rendered) {
      const target = nameOf(file);
      writeFileSync(`${target}.next`, JSON.stringify(rendered));
      renameSync(`${target}.next`, target);
    },
    tidy() {
      for (const name of readdirSync(folder)) if (!used.has(name)) rmSync(path.join(folder, name));
    },
  };
}
