import { Breakable } from '@/app/_components/breakable';

interface Props {
  anchor: string;
  title: string;
  level?: 2 | 3 | 4;
}

/** A heading with a link to itself beside it, so that the link is not part of the heading's name. */
export function SectionHeading({ anchor, title, level = 2 }: Props) {
  const Heading = `h${level}` as const;
  return (
    <div className="heading">
      <Heading id={anchor}>
        <Breakable text={title} />
      </Heading>
      <a className="anchor" href={`#${anchor}`}>
        <span className="hidden">Link to section {title}</span>
      </a>
    </div>
  );
}
