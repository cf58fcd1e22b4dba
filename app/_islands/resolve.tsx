import { render } from 'preact';
import { useEffect, useState } from 'react';
import type { SymbolMeanings } from '@/lib/errors/find-codes';
import type { Lookup, NumberMeanings, UnknownNumber } from '@/lib/errors/lookup';
import { codeAnchor, url } from '@/lib/site';
import { openSiteTables } from './site-tables';

/**
 * Explain what an address means to the tables: `/errors/?n=…` and, on the page for unknown addresses, `/errors/<text>/`
 * and `/e/<text>`. A short address with exactly one meaning leads straight to its page.
 */
export function mount(place: HTMLElement): void {
  const question = questionOf(place.dataset['resolveQuery'], location);
  const answer = place.querySelector<HTMLElement>('[data-resolve-answer]');
  if (!question || !answer) return;
  const input = place.querySelector('input');
  if (input) input.value = question.text;
  render(<Answer question={question} />, answer);
}

interface Question {
  text: string;
  /** A short address: go to the page instead of explaining, if there is one. */
  go: boolean;
}

/** Longer texts are not names of errors. */
const longest = 200;

export function questionOf(
  parameter: string | undefined,
  { pathname, search }: Pick<Location, 'pathname' | 'search'>,
): Question | undefined {
  if (parameter) {
    const text = new URLSearchParams(search).get(parameter)?.trim().slice(0, longest);
    return text ? { text, go: false } : undefined;
  }
  const match = /^\/(e|errors)\/([^/]+)/.exec(pathname);
  if (!match?.[2]) return undefined;
  try {
    return { text: decodeURIComponent(match[2]).slice(0, longest), go: match[1] === 'e' };
  } catch {
    return undefined;
  }
}

function Answer({ question }: { question: Question }) {
  const [lookup, setLookup] = useState<Lookup>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    openSiteTables()
      .lookUp(question.text)
      .then((found) => {
        const target = question.go ? targetOf(found) : undefined;
        if (target) location.replace(target);
        else setLookup(found);
      })
      .catch(() => setFailed(true));
  }, [question]);
  if (failed)
    return <p role="alert">The tables could not be loaded. Reload to try again, or look at the list of all numbers.</p>;
  if (!lookup) return <p>Looking up …</p>;
  const nothing = lookup.numbers.length + lookup.symbols.length + lookup.unknown.length === 0;
  return (
    <section aria-label={`What ${question.text} means`}>
      {lookup.numbers.map((number) => (
        <Known key={number.value} number={number} />
      ))}
      {lookup.symbols.map((symbol) => (
        <KnownSymbol key={symbol.word} symbol={symbol} />
      ))}
      {lookup.unknown.map((unknown) => (
        <Unknown key={unknown.value} unknown={unknown} />
      ))}
      {nothing && (
        <p>
          No table has <code>{question.text}</code>. <a href={url.search(question.text)}>Search for it</a>.
        </p>
      )}
    </section>
  );
}

/** The page to go to when a short address can mean one thing only. */
function targetOf({ numbers, symbols }: Lookup): string | undefined {
  const number = numbers[0];
  if (number) return url.number(number.value);
  const code = symbols[0]?.meanings[0]?.code;
  return code ? url.number(code.code, codeAnchor(code)) : undefined;
}

function Known({ number: { value, meanings, forms } }: { number: NumberMeanings }) {
  return (
    <>
      <h2>
        <a href={url.number(value)}>{value}</a>
      </h2>
      <p className="meta">{forms.hex}</p>
      <Meanings meanings={meanings} />
    </>
  );
}

function KnownSymbol({ symbol: { word, meanings } }: { symbol: SymbolMeanings }) {
  return (
    <>
      <h2>
        <code>{word}</code>
      </h2>
      <Meanings meanings={meanings} />
    </>
  );
}

function Meanings({ meanings }: { meanings: NumberMeanings['meanings'] }) {
  return (
    <ul>
      {meanings.map(({ code, meaning, reason }) => (
        <li key={`${code.domain} ${code.symbol}`}>
          <a href={url.number(code.code, codeAnchor(code))}>
            <code>{code.code}</code> {code.symbol || code.domain}
          </a>
          {meaning && `: ${meaning}`} <span className="meta">{reason}</span>
        </li>
      ))}
    </ul>
  );
}

/** What can be said of a number that no table has. */
function Unknown({ unknown: { value, forms, blocks, neighbours } }: { unknown: UnknownNumber }) {
  return (
    <>
      <h2>No table has {forms.decimal}</h2>
      <p>
        The same number is <code>{forms.hex}</code>
        {forms.unsigned && (
          <>
            {' '}
            and, unsigned, <code>{forms.unsigned}</code>
          </>
        )}
        {forms.fourCharacters && (
          <>
            , as four characters <code>'{forms.fourCharacters}'</code>
          </>
        )}
        .
      </p>
      {blocks.length > 0 ? (
        <p>
          It lies in{' '}
          {blocks.map((block, index) => (
            <span key={block.name}>
              {index > 0 && ', and in '}the block {block.name} ({block.low} to {block.high}), see{' '}
              <a href={url.family(block.family)}>the table</a>
            </span>
          ))}
          .
        </p>
      ) : (
        <p>No header we know assigns a block of numbers that holds it.</p>
      )}
      {neighbours.length > 0 && (
        <>
          <p>The nearest known numbers:</p>
          <ul>
            {neighbours.map((neighbour) => (
              <li key={neighbour.value}>
                <a href={url.number(neighbour.value)}>
                  <code>{neighbour.value}</code>{' '}
                  {neighbour.meanings[0]?.code.symbol || neighbour.meanings[0]?.code.domain}
                </a>{' '}
                ({Math.abs(neighbour.value - value)} away)
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
