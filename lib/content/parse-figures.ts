import type { Element } from 'hast';
import { drawFigure } from '../markdown/draw-figure';
import { parseYaml } from '../markdown/parse-front-matter';
import { figureSchema } from '../model/figure';
import type { ContentFile } from './content-file';

/** Read `content/figures/<id>.yml` and draw each. */
export function parseFigures(files: readonly ContentFile[]): Map<string, { svg: Element; caption: string }> {
  const figures = new Map<string, { svg: Element; caption: string }>();
  for (const file of files) {
    if (file.text === undefined) continue;
    const parsed = parseYaml(file.vfile, file.text, figureSchema);
    if (parsed) figures.set(file.name, { svg: drawFigure(file.name, parsed.data), caption: parsed.data.title });
  }
  return figures;
}
