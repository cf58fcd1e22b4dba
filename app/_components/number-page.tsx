import { Breadcrumbs } from '@/app/_components/breadcrumbs';
import { Breakable } from '@/app/_components/breakable';
import { CopyAs } from '@/app/_components/copy-as';
import { MeaningSection } from '@/app/_components/meaning-section';
import { RepositoryLinks } from '@/app/_components/repository-links';
import { ScrollBox } from '@/app/_components/scroll-box';
import { SectionHeading } from '@/app/_components/section-heading';
import { SourceLinks } from '@/app/_components/source-link';
import { StructuredData } from '@/app/_components/structured-data';
import type { Catalog } from '@/lib/content/catalog';
import { describeNumber } from '@/lib/content/describe-number';
import type { MeaningView, NumberView } from '@/lib/content/number-view';
import { noteFileName } from '@/lib/model/code';
import { numberCard } from '@/lib/publish/preview-card';
import { anchorOf, url } from '@/lib/site';

interface Props {
  view: NumberView;
  catalog: Catalog;
}

/** The page of one number: the likeliest meaning first, with its reason, every other one below it, never hidden. */
export function NumberPage({ view, catalog }: Props) {
  const { number, meanings } = view;
  const [first, ...others] = meanings;
  const trail = [
    { href: url.errors(), name: 'Errors' },
    ...(first ? [{ href: url.family(first.family.id), name: first.family.title }] : []),
  ];
  return (
    <article className="wide number-page" data-quote="">
      <Breadcrumbs trail={trail} />
      <StructuredData
        {...describeNumber(view)}
        path={url.number(number)}
        image={numberCard(view).address}
        trail={trail}
      />
      <div className="number-head">
        <h1>
          <span className="number">{number}</span>{' '}
          {meanings.length === 1 && first && <Breakable text={first.code.symbol} />}
        </h1>
        <Forms view={view} />
        <CopyAs />
      </div>
      {first && <MeaningSection meaning={first} first alone={meanings.length === 1} />}
      {others.length > 0 && <Overview number={number} others={others} />}
      {others.map((meaning) => (
        <MeaningSection key={meaning.anchor} meaning={meaning} first={false} alone={false} />
      ))}
      <Translations view={view} />
      <Neighbours view={view} catalog={catalog} />
      <Beside view={view} />
      {first && <RepositoryLinks file={fileOf(first)} path={url.number(number)} title={`number ${number}`} />}
    </article>
  );
}

/** A note where somebody wrote one, else the table. */
function fileOf({ note, family }: MeaningView): string {
  return note ? `content/errors/notes/${noteFileName(note.code)}` : `content/errors/${family.id}.tsv`;
}

function Forms({ view: { forms } }: { view: NumberView }) {
  const rows = [
    ['Signed', forms.decimal],
    ['Hexadecimal', forms.hex],
    ['Unsigned', forms.unsigned],
    ['64-bit hexadecimal', forms.hex64],
    ['Four characters', forms.fourCharacters && `'${forms.fourCharacters}'`],
    ['Reversed', forms.fourCharactersReversed && `'${forms.fourCharactersReversed}'`],
  ].filter((row): row is [string, string] => Boolean(row[1]));
  return (
    <dl className="forms" aria-label="The same number in other forms">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <code>{value}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Everything else this number can be, at a glance: which one is meant depends on the domain it came with. */
function Overview({ number, others }: { number: number; others: readonly MeaningView[] }) {
  return (
    <>
      <SectionHeading anchor="other-meanings" title={`What else ${number} can be`} />
      <p>The domain, API or tool that printed the number decides.</p>
      <ul>
        {others.map(({ anchor, code, family, meaning }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>
              <code>{code.symbol || code.domain}</code>
            </a>{' '}
            in <code>{code.domain}</code> ({family.title}){meaning && `: ${meaning}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Translations({ view: { translations } }: { view: NumberView }) {
  if (translations.length === 0) return null;
  return (
    <>
      <SectionHeading anchor="translations" title="The same failure elsewhere" />
      <ScrollBox label="Translations">
        <table>
          <thead>
            <tr>
              <th scope="col">Open Directory</th>
              <th scope="col">Directory Services</th>
              <th scope="col">PAM</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {translations.map((row) => (
              <tr key={row.od.symbol}>
                {[row.od, row.ds, row.pam].map((side, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the three columns never change their order.
                  <td key={index}>
                    {side && (
                      <a href={url.number(side.code, anchorOf(side.symbol))}>
                        <code>{side.code}</code> {side.symbol}
                      </a>
                    )}
                  </td>
                ))}
                <td>
                  <SourceLinks source={row.source} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

/** The numbers before and after in the same domain. */
function Beside({ view: { neighbours, number } }: { view: NumberView }) {
  const position = neighbours.findIndex((neighbour) => neighbour.number === number);
  const sides = [
    { name: 'Previous', rel: 'prev', neighbour: neighbours[position - 1] },
    { name: 'Next', rel: 'next', neighbour: neighbours[position + 1] },
  ];
  if (neighbours.length < 2) return null;
  return (
    <nav className="reading-order" aria-label="Numbers beside this one">
      {sides.map(
        ({ name, rel, neighbour }) =>
          neighbour && (
            <a key={rel} href={url.number(neighbour.number)} rel={rel}>
              <span>{name}</span> <code>{neighbour.number}</code> {neighbour.names[0]}
            </a>
          ),
      )}
    </nav>
  );
}

function Neighbours({ view: { neighbours, number, block, meanings } }: Props) {
  const first = meanings[0];
  if (!first || neighbours.length < 2) return null;
  return (
    <>
      <SectionHeading anchor="neighbours" title="Neighbors" />
      <p className="meta">
        Numbers around it in <a href={url.family(first.family.id)}>{first.family.title}</a>
        {block && (
          <>
            , block {block.name} ({block.low} to {block.high})
          </>
        )}
        .
      </p>
      <ul className="neighbours">
        {neighbours.map((neighbour) => (
          <li key={neighbour.number}>
            {neighbour.number === number ? (
              <b>
                <code>{neighbour.number}</code> {neighbour.names.join(', ')}
              </b>
            ) : (
              <a href={url.number(neighbour.number)}>
                <code>{neighbour.number}</code> {neighbour.names.slice(0, 2).join(', ')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
