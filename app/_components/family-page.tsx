import { Breadcrumbs } from '@/app/_components/breadcrumbs';
import { MoreStyles } from '@/app/_components/more-styles';
import { ScrollBox } from '@/app/_components/scroll-box';
import { TableControls } from '@/app/_components/table-controls';
import type { Catalog } from '@/lib/content/catalog';
import { familyAnchors } from '@/lib/content/family-anchors';
import { codeKey, type Family } from '@/lib/model/library';
import { codeAnchor, url } from '@/lib/site';

interface Props {
  family: Family;
  catalog: Catalog;
}

/** The whole table of one family: every row in the page, so that find-in-page finds it. */
export function FamilyPage({ family, catalog }: Props) {
  const codes = catalog.codesOfFamily(family.id);
  const anchors = familyAnchors(codes);
  return (
    <article>
      <MoreStyles />
      <Breadcrumbs trail={[{ href: url.errors(), name: 'Errors' }]} />
      <h1>{family.title}</h1>
      <p className="lead">{family.summary}</p>
      {family.topics.length > 0 && (
        <ul className="chips" aria-label="Topics">
          {family.topics.flatMap((slug) => {
            const topic = catalog.topic(slug);
            return topic
              ? [
                  <li key={slug}>
                    <a href={url.topic(slug)}>{topic.title}</a>
                  </li>,
                ]
              : [];
          })}
        </ul>
      )}
      <TableControls table="#codes" rows={codes.length} />
      <ScrollBox label={`Codes of ${family.title}`}>
        <table id="codes" className="rows">
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Symbol</th>
              <th scope="col">Hex</th>
              <th scope="col">Domain</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {codes.map((code, index) => {
              const note = catalog.note(codeKey(code));
              return (
                <tr key={codeKey(code)} id={anchors[index]}>
                  <th scope="row">
                    <a href={url.number(code.code, codeAnchor(code))}>
                      <code>{code.code}</code>
                    </a>
                  </th>
                  <td>
                    <code>{code.symbol}</code>{' '}
                    <a className="anchor" href={`#${anchors[index]}`}>
                      <span className="hidden">Link to the row of {code.symbol || code.code}</span>
                    </a>
                  </td>
                  <td data-label="Hex">
                    <code>{code.hex}</code>
                  </td>
                  <td data-label="Domain">{code.domain}</td>
                  <td>{note?.meaning ?? code.note}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </article>
  );
}
