import type { Code } from '@/lib/model/code';
import { codeKey, type Identifier } from '@/lib/model/library';
import { codeAnchor, url } from '@/lib/site';

/** Codes as links to the pages of their numbers. */
export function CodeLinks({ codes }: { codes: readonly Code[] }) {
  return (
    <ul className="names">
      {codes.map((code) => (
        <li key={codeKey(code)}>
          <a href={url.number(code.code, codeAnchor(code))}>
            <code>{code.code}</code> <code>{code.symbol || code.domain}</code>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Identifiers as links to their rows in the reference tables. */
export function IdentifierLinks({ identifiers }: { identifiers: readonly Identifier[] }) {
  return (
    <ul className="names">
      {identifiers.map(({ table, name, anchor }) => (
        <li key={`${table}/${name}`}>
          <a href={url.table(table, anchor)}>
            <code>{name}</code>
          </a>
        </li>
      ))}
    </ul>
  );
}
