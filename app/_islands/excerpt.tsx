import type { ExcerptPart } from '@/lib/search/search-engine';

/** An excerpt with its marked words, made of text nodes only. */
export function Excerpt({ parts }: { parts: readonly ExcerptPart[] }) {
  return (
    <span className="hit-excerpt">
      {parts.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one excerpt never change their order.
        part.marked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
      )}
    </span>
  );
}
