import type { Post } from '@/lib/model/library';

const authors: Record<Post['author'], string> = {
  developer: 'a developer',
  'Apple DTS': 'Apple Developer Technical Support',
  unknown: 'somebody whose role the page does not give',
};

/** The forum post an entry answers: quoted whole, closed until wanted, with where it comes from. */
export function PostQuotation({ post }: { post: Post }) {
  return (
    <details className="post" id={`post-${post.id}`}>
      <summary>
        <h2>The forum post</h2> <span>{post.title}</span>
      </summary>
      <p className="meta">
        Quoted from {authors[post.author]} on the{' '}
        <a href={post.source.url} rel="noopener nofollow">
          {post.source.text}
        </a>
        , lines {post.lines} of the capture <code>{post.capture}</code>. The text belongs to its author.
        {post.tags.length > 0 && <> Tags there: {post.tags.join(', ')}.</>}
      </p>
      <blockquote cite={post.source.url} dangerouslySetInnerHTML={{ __html: post.html }} />
    </details>
  );
}
