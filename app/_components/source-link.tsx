import { sourceUrl } from '@/lib/errors/source-url';

/** Where a row comes from: an address, or a file in a public repository. */
export function SourceLinks({ source }: { source: readonly string[] }) {
  return (
    <>
      {source.map((text, index) => {
        const href = sourceUrl(text);
        return (
          <span key={text}>
            {index > 0 && '; '}
            {href ? (
              <a href={href} rel="noopener nofollow">
                {text.replace(/^https:\/\//, '')}
              </a>
            ) : (
              text
            )}
          </span>
        );
      })}
    </>
  );
}
