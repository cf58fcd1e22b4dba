import { SectionHeading } from '@/app/_components/section-heading';
import type { Section } from '@/lib/model/library';

interface Props {
  section: Section;
  /** Heading level on the page; level-3 sections stand one below. */
  level?: 2 | 3;
}

/** One section of a document. Its HTML was made safe when the content was built. */
export function SectionView({ section, level = 2 }: Props) {
  const shown = (section.level === 2 ? level : level + 1) as 2 | 3 | 4;
  return (
    <>
      <SectionHeading anchor={section.anchor} title={section.title} level={shown} />
      <div className="prose" dangerouslySetInnerHTML={{ __html: section.html }} />
    </>
  );
}
