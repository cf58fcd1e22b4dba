import { url } from '@/lib/site';

/** Says that a name is not known here, and how much that means. */
export function UnknownNameNote({ name }: { name: string }) {
  return (
    <p className="popup-message">
      No table here has <code>{name}</code>: it may be misspelt, invented, or newer than the tables.{' '}
      <a href={`${url.reference()}#coverage`}>What the tables cover, and as of when</a>
    </p>
  );
}
