import { useState } from 'react';
import type { Advice, Explanation, Missing, Rung, SpanKind, Unknown } from '@/lib/errors/decode';
import { markId } from './annotated-text';
import type { DecodeView, ViewFinding } from './decode-view';

/** Findings shown before one asks for all. */
const shown = 40;

/** What was found, what to do first, and what nobody knows. */
export function Findings({ view }: { view: DecodeView }) {
  const { first, ladders, missing, explanations, unknown } = view;
  return (
    <section className="decoded-findings" aria-label="Findings">
      {first && <First advice={first} />}
      {ladders.map((ladder) => (
        <Ladder key={ladder[0]?.start} ladder={ladder} />
      ))}
      {missing.length > 0 && <Gaps gaps={missing} />}
      {explanations.length > 0 && <Pages pages={explanations} />}
      <All view={view} />
      {unknown.length > 0 && <NotDecoded unknown={unknown} />}
    </section>
  );
}

function First({ advice: { what, sentence, reason, href } }: { advice: Advice }) {
  return (
    <div className="answer">
      <h2>Act on this first</h2>
      <p>
        <strong>
          <Name name={what} href={href} />
        </strong>
      </p>
      {sentence && <p>{sentence}</p>}
      {reason && <p className="reason">Why this first: {reason}.</p>}
    </div>
  );
}

function Ladder({ ladder }: { ladder: Rung[] }) {
  return (
    <>
      <h2>Nested errors, outermost first</h2>
      <ol className="ladder">
        {ladder.map(({ start, domain, number, symbol, meaning, href, act }) => (
          <li key={start}>
            <Name name={`${domain} ${number}`} href={href} />
            {symbol && (
              <>
                {' '}
                <code>{symbol}</code>
              </>
            )}
            {act && <strong className="act"> This is the one to act on.</strong>}
            {meaning && <span className="finding-detail">{meaning}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}

function Gaps({ gaps }: { gaps: Missing[] }) {
  return (
    <>
      <h2>Missing</h2>
      <ul className="findings">
        {gaps.map(({ sentence, advice, href }) => (
          <li key={sentence} className="finding">
            <Name name={sentence} href={href} />
            <span className="finding-detail">{advice}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Pages({ pages }: { pages: Explanation[] }) {
  return (
    <>
      <h2>Explained in</h2>
      <ul className="findings">
        {pages.map(({ title, href, because }) => (
          <li key={href} className="finding">
            <a href={href}>{title}</a>
            <span className="finding-detail">{because}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function All({ view: { findings } }: { view: DecodeView }) {
  const [all, setAll] = useState(false);
  const listed = all ? findings : findings.slice(0, shown);
  if (findings.length === 0) return null;
  return (
    <>
      <h2>Everything found</h2>
      <ul className="findings">
        {listed.map((finding) => (
          <OneFinding key={`${finding.kind} ${finding.what}`} finding={finding} />
        ))}
      </ul>
      {listed.length < findings.length && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          Show all {findings.length}
        </button>
      )}
    </>
  );
}

function OneFinding({ finding }: { finding: ViewFinding }) {
  const { kind, what, detail, href, candidates, count, mark, line } = finding;
  const [first, ...others] = candidates;
  return (
    <li className="finding">
      <span className="finding-kind">{kindNames[kind]}</span> <Name name={what} href={href} />{' '}
      <button type="button" className="finding-place" onClick={() => showMark(mark)}>
        line {line}
        {count > 1 ? `, ${count} times` : ''}
        <span className="hidden"> of the text, {what}</span>
      </button>
      {detail && <span className="finding-detail">{detail}</span>}
      {first && (
        <span className="finding-detail">
          {first.family}; {first.reason}
        </span>
      )}
      {others.length > 0 && (
        <details>
          <summary>Or {others.length === 1 ? 'another meaning' : `${others.length} other meanings`}</summary>
          <ul>
            {others.map((other) => (
              <li key={other.href}>
                <a href={other.href}>{other.symbol || `${other.domain} ${other.number}`}</a>
                {other.meaning && `: ${other.meaning}`}{' '}
                <span className="meta">
                  {other.family}; {other.reason}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function NotDecoded({ unknown }: { unknown: Unknown[] }) {
  return (
    <>
      <h2>Not decoded</h2>
      <ul className="findings">
        {unknown.map(({ start, text, reason, href }) => (
          <li key={start} className="finding">
            <Name name={text} href={href} />
            <span className="finding-detail">{reason}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Name({ name, href }: { name: string; href: string | undefined }) {
  return href ? <a href={href}>{name}</a> : <span>{name}</span>;
}

/** Go to a place of the text. It may not be there yet: long texts appear part by part. */
function showMark(mark: number): void {
  const element = document.getElementById(markId(mark));
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

const kindNames: Record<SpanKind, string> = {
  code: 'Code',
  symbol: 'Code',
  message: 'Message',
  domain: 'Domain',
  entitlement: 'Entitlement',
  'privacy-key': 'Info.plist key',
  'tcc-service': 'TCC service',
  'tcc-value': 'TCC value',
  right: 'Right',
  mechanism: 'Mechanism',
  'context-key': 'Context key',
  'context-flags': 'Value flags',
  flags: 'Flags',
  'four-characters': 'Four characters',
  'audit-token': 'Audit token',
  uid: 'User',
  'keychain-attribute': 'Keychain',
  'log-subsystem': 'Log subsystem',
  feedback: 'Feedback',
  build: 'Build',
  api: 'API',
};
