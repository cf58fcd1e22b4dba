import { render } from 'preact';
import { useEffect, useRef, useState } from 'react';
import { decodeLimit, tooLargeSentence } from '@/lib/errors/decode-limit';
import { url } from '@/lib/site';
import { renderAnnotated } from './annotated-text';
import { DecodeClient } from './decode-client';
import type { DecodeView } from './decode-view';
import { Findings } from './decoder-findings';
import { samples } from './decoder-samples';
import { takePasted } from './pasted-text';

/** The decoder of `/decode/`. What is pasted stays in this page: it goes to the worker and nowhere else. */
export function mount(place: HTMLElement, client = new DecodeClient()): void {
  const fallback = place.querySelector<HTMLElement>('[data-decoder-fallback]');
  const root = document.createElement('div');
  place.append(root);
  render(<Decoder client={client} pasted={takePasted()} />, root);
  if (fallback) fallback.hidden = true;
}

type State =
  | { kind: 'empty' }
  | { kind: 'working' }
  | { kind: 'too-large'; message: string }
  | { kind: 'failed'; message: string }
  | { kind: 'decoded'; text: string; view: DecodeView };

/**
 * Longer texts are kept beside the field, not in it: laying a megabyte out in a field keeps the browser busy for a
 * quarter of a second, and the text is shown below anyway.
 */
const fieldLimit = 60_000;

/** A pause in typing after which the text is decoded. */
const pause = 400;

function Decoder({ client, pasted }: { client: DecodeClient; pasted: string }) {
  const [state, setState] = useState<State>({ kind: 'empty' });
  const input = useRef<HTMLTextAreaElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** A pasted text is whole; typing may go on. */
  const wait = useRef(pause);
  const held = useRef('');
  const [heldLength, setHeldLength] = useState(0);
  const current = () => held.current || (input.current?.value ?? '');
  const hold = (text: string) => {
    held.current = text.length > fieldLimit ? text : '';
    setHeldLength(held.current.length);
    if (input.current) input.current.value = held.current ? '' : text;
  };

  const decode = async (text: string) => {
    clearTimeout(timer.current);
    if (text.trim() === '') {
      client.forget();
      return setState({ kind: 'empty' });
    }
    if (text.length > decodeLimit) {
      client.forget();
      return setState({ kind: 'too-large', message: tooLargeSentence(text.length) });
    }
    setState({ kind: 'working' });
    try {
      setState({ kind: 'decoded', text, view: await client.decode(text) });
    } catch (error) {
      setState({ kind: 'failed', message: (error as Error).message });
    }
  };
  const decodeLater = () => {
    clearTimeout(timer.current);
    if (held.current) hold(input.current?.value ?? '');
    timer.current = setTimeout(() => void decode(current()), wait.current);
    wait.current = pause;
  };
  const put = (text: string) => {
    hold(text);
    void decode(text);
  };
  /** A large text never gets into the field, where it would slow the page down. */
  const paste = (event: { clipboardData: DataTransfer | null; preventDefault(): void }) => {
    const text = event.clipboardData?.getData('text') ?? '';
    if (text.length > decodeLimit) {
      event.preventDefault();
      setState({ kind: 'too-large', message: tooLargeSentence(text.length) });
      return;
    }
    if (text.length > fieldLimit) {
      event.preventDefault();
      put(text);
    } else wait.current = 0;
  };
  const clear = () => {
    put('');
    input.current?.focus();
  };

  useEffect(() => {
    if (pasted) put(pasted);
    else client.warm();
    return () => clearTimeout(timer.current);
  }, []);

  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void decode(current());
        }}
      >
        <label htmlFor="decoder-text">Log, error dump or tool output</label>
        <textarea
          id="decoder-text"
          ref={input}
          rows={10}
          placeholder={heldLength > 0 ? heldSentence(heldLength) : ''}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onInput={decodeLater}
          onPaste={paste}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void decode(current());
          }}
        />
        <div className="actions">
          <button type="submit" className="button">
            Decode
          </button>
          <button type="button" className="button" onClick={clear}>
            Clear
          </button>
        </div>
      </form>
      <p role="status" className="meta">
        {announcement(state)}
      </p>
      {state.kind === 'empty' && <Empty put={put} />}
      {(state.kind === 'too-large' || state.kind === 'failed') && <Problem state={state} />}
      {state.kind === 'decoded' && <Decoded text={state.text} view={state.view} />}
    </>
  );
}

function heldSentence(length: number): string {
  return `A text of ${length} characters is shown below. Type or paste to replace it.`;
}

function Empty({ put }: { put: (text: string) => void }) {
  return (
    <div className="decoder-empty">
      <p>
        Every code, symbol, entitlement, right, TCC service and flag in the text is marked where it stands and explained
        beside it, with the reason for its reading. Decoding starts by itself; nothing leaves this page.
      </p>
      <p id="decoder-try">Three texts to try:</p>
      <ul className="chips" aria-labelledby="decoder-try">
        {samples.map(({ name, text }) => (
          <li key={name}>
            <button type="button" onClick={() => put(text)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Problem({ state }: { state: Extract<State, { kind: 'too-large' | 'failed' }> }) {
  if (state.kind === 'too-large') return <p role="alert">{state.message}</p>;
  return (
    <p role="alert">
      {state.message} Your text is still here: check the connection and press Decode again, or look codes up in the{' '}
      <a href={url.allNumbers()}>list of all numbers</a>.
    </p>
  );
}

function Decoded({ text, view }: { text: string; view: DecodeView }) {
  const place = useRef<HTMLPreElement>(null);
  useEffect(() => (place.current ? renderAnnotated(place.current, text, view) : undefined), [text, view]);
  const nothing = view.findings.length === 0 && view.unknown.length === 0;
  return (
    <>
      {nothing ? (
        <p>
          Nothing in this text is in the tables. Add the lines around the failure, with their domain and number, or{' '}
          <a href={url.search()}>search</a> for its words.
        </p>
      ) : (
        <Copy view={view} />
      )}
      <div className={nothing ? '' : 'decoded'}>
        {!nothing && <Findings view={view} />}
        <section aria-label="Your text, with what was found marked">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll the text. */}
          <pre className="annotated" ref={place} tabIndex={0} />
        </section>
      </div>
    </>
  );
}

function Copy({ view }: { view: DecodeView }) {
  const [said, setSaid] = useState('');
  const copy = (text: string, what: string) => {
    navigator.clipboard.writeText(text).then(
      () => setSaid(`Copied as ${what}.`),
      () => setSaid('Not copied: the browser did not allow it.'),
    );
  };
  return (
    <div className="actions">
      <button type="button" className="button" onClick={() => copy(view.markdown, 'Markdown')}>
        Copy for ticket
      </button>
      <button type="button" className="button" onClick={() => copy(view.text, 'plain text')}>
        Copy as plain text
      </button>
      <span role="status" className="meta">
        {said}
      </span>
    </div>
  );
}

/** What a screen reader says when the state changes. */
function announcement(state: State): string {
  if (state.kind === 'working') return 'Decoding …';
  if (state.kind !== 'decoded') return '';
  const { findings, lines, first, unknown } = state.view;
  if (findings.length === 0 && unknown.length === 0) return `Nothing found in ${count(lines, 'line')}.`;
  const found = `Found ${count(findings.length, 'thing')} in ${count(lines, 'line')}.`;
  const not = unknown.length > 0 ? ` ${unknown.length} not decoded.` : '';
  return first ? `${found} First: ${first.what}.${not}` : `${found}${not}`;
}

function count(number: number, thing: string): string {
  return number === 1 ? `1 ${thing}` : `${number} ${thing}s`;
}
