import type { ExcerptPart } from '@/lib/search/search-engine';

/** An excerpt with its marked words, made of text nodes only: an element for each part would be laid out for every key. */
export function Excerpt({ parts }: { parts: readonly ExcerptPart[] }) {
  return (
    <span className="hit-excerpt">
      {parts.map(({ marked, text }, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one excerpt never change their order.
        marked ? <mark key={index}>{text}</mark> : text,
      )}
    </span>
  );
}
