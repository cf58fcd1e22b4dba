import type { Element } from 'hast';
import { s } from 'hastscript';
import { drawFigure } from '../markdown/draw-figure';
import { parseYaml } from '../markdown/parse-front-matter';
import { figureSchema } from '../model/figure';
import type { ContentFile } from './content-file';

/** Read `content/figures/<id>.yml` and draw each. One that can't be read is empty: pages that show it are not wrong. */
export function parseFigures(files: readonly ContentFile[]): Map<string, { svg: Element; caption: string }> {
  const figures = new Map<string, { svg: Element; caption: string }>();
  for (const file of files) {
    const parsed = file.text === undefined ? undefined : parseYaml(file.vfile, file.text, figureSchema);
    figures.set(
      file.name,
      parsed ? { svg: drawFigure(file.name, parsed.data), caption: parsed.data.title } : { svg: s('svg'), caption: '' },
    );
  }
  return figures;
}
