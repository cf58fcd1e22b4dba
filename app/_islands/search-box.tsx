import { render } from 'preact';
import { useEffect, useRef, useState } from 'react';
import { hitsInField } from '@/lib/search/ready-answers';
import type { SearchHit, SearchResult } from '@/lib/search/search-engine';
import { url } from '@/lib/site';
import { isBeginning, type SuggestionGroup } from '@/lib/suggestions';
import { afterDrawing } from './after-drawing';
import { readSettings, safeStorage } from './device-settings';
import { Excerpt } from './excerpt';
import { nextTask } from './next-task';
import { keepForDecoder } from './pasted-text';
import { quoteWord } from './quote-word';
import { ReadyAnswerFiles } from './ready-answers';
import { addQuery } from './recent';
import { groupHits, groupNames, hitFacts, hitsInSight, type ListSize, looksLikeLog } from './result-groups';
import { SearchClient } from './search-client';
import { EraseRecent, readSuggestions, SuggestionOptions } from './suggestions';
import { UnknownNameNote } from './unknown-name-note';
import { unknownNames } from './unknown-names';

/** Turn a search form into a combobox (ARIA pattern "editable, list autocomplete"). The input stays the page's own. */
export function mount(form: HTMLElement): void {
  const input = form.querySelector('input');
  if (!input) return;
  const client = new SearchClient(new ReadyAnswerFiles());
  client.warm({ limit });
  const place = document.createElement('div');
  form.append(place);
  render(<Results form={form as HTMLFormElement} input={input} client={client} />, place);
}

interface Props {
  form: HTMLFormElement;
  input: HTMLInputElement;
  client: SearchClient;
}

type State =
  | { kind: 'closed' }
  | { kind: 'suggested'; query: string; groups: SuggestionGroup[] }
  | { kind: 'loading' }
  | { kind: 'failed'; message: string }
  | { kind: 'log'; text: string }
  | { kind: 'found'; query: string; result: SearchResult };

const limit = hitsInField;

/** Milliseconds from a key to its letter in the field that tell a slow device. */
const longKey = 6;

function Results({ form, input, client }: Props) {
  const [state, setState] = useState<State>({ kind: 'closed' });
  const [active, setActive] = useState(-1);
  /** The list of which everything is drawn, not only what is in sight. */
  const [whole, setWhole] = useState<State>();
  const size = useRef<ListSize>({ width: 0, height: 0 });
  const listId = `${input.id}-results`;
  const options = optionsOf(state);
  const latest = useRef({ options, active });
  latest.current = { options, active };

  useEffect(() => {
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', listId);
    let pressed = 0;
    /** Of what was typed, pasted and left, the latest alone decides what is drawn, whatever arrives when. */
    let turn = 0;
    // A key's own task ends with a layout of whatever is new: too much at once where it has already taken long.
    const afterKey = () => (performance.now() - pressed > longKey ? nextTask('user-blocking') : undefined);
    const show = async (query: string, result: SearchResult) => {
      const mine = turn;
      const found: State = { kind: 'found', query, result };
      setState(found);
      await afterDrawing();
      if (turn === mine) setWhole(found);
    };
    const ask = async () => {
      const query = input.value;
      const mine = ++turn;
      const isLatest = () => turn === mine;
      setActive(-1);
      if (isBeginning(query)) {
        await afterKey();
        // What was asked meanwhile would be given up for this.
        if (!isLatest()) return undefined;
        client.warm({ limit }, query.trim());
        const groups = await readSuggestions(query);
        if (!isLatest() || document.activeElement !== input) return undefined;
        return setState(groups.length > 0 ? { kind: 'suggested', query, groups } : { kind: 'closed' });
      }
      // Asked before anything is drawn: the worker answers meanwhile.
      const answer = client.search(query, { limit });
      if (!(answer instanceof Promise)) {
        await afterKey();
        return isLatest() ? show(query, answer) : undefined;
      }
      setState((before) => (before.kind === 'found' ? before : { kind: 'loading' }));
      try {
        const result = await answer;
        if (isLatest()) show(query, result);
      } catch (error) {
        const { name, message } = error as Error;
        if (name !== 'AbortError' && isLatest()) setState({ kind: 'failed', message });
      }
      return undefined;
    };
    const close = () => {
      turn += 1;
      setState({ kind: 'closed' });
    };
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text') ?? '';
      if (!looksLikeLog(text)) return;
      event.preventDefault();
      turn += 1;
      setState({ kind: 'log', text });
    };
    const key = (event: KeyboardEvent) => {
      pressed = event.timeStamp;
      const { options, active } = latest.current;
      const move = (to: number) => {
        event.preventDefault();
        setActive(options.length === 0 ? -1 : (to + options.length) % options.length);
      };
      // Safari ends a composition before it tells of the key that ended it.
      if (event.isComposing || event.keyCode === 229) return;
      // With another key held the arrows select text or move the caret.
      if (event.key !== 'Enter' && (event.shiftKey || event.altKey || event.metaKey || event.ctrlKey)) return;
      if (event.key === 'ArrowDown') move(active + 1);
      if (event.key === 'ArrowUp') move(active <= 0 ? options.length - 1 : active - 1);
      // With nothing chosen in the list these move the caret, as ever.
      if (event.key === 'Home' && active >= 0) move(0);
      if (event.key === 'End' && active >= 0) move(options.length - 1);
      if (event.key === 'Enter') {
        const option = options[active];
        const inNewTab = event.metaKey || event.ctrlKey;
        if (!option && !inNewTab) return;
        event.preventDefault();
        remember(input.value);
        const address = option?.url ?? url.search(input.value);
        if (inNewTab) window.open(address, '_blank', 'noopener');
        else location.assign(address);
      }
      if (event.key === 'Escape') {
        if (input.getAttribute('aria-expanded') === 'true') event.preventDefault();
        // At once, since a second Escape may come before the list is drawn again.
        input.setAttribute('aria-expanded', 'false');
        close();
      }
    };
    // With the padding of list and options taken away, and as high as the style sheet lets it grow.
    const measure = () => {
      size.current = { width: form.clientWidth - 30, height: Math.min(innerHeight * 0.7, 608) };
    };
    const leave = (event: FocusEvent) => {
      if (!form.contains(event.relatedTarget as Node | null)) close();
    };
    input.addEventListener('input', ask);
    input.addEventListener('paste', paste);
    input.addEventListener('keydown', key);
    input.addEventListener('focus', measure);
    input.addEventListener('focus', ask);
    form.addEventListener('focusout', leave);
    measure();
    if (input.value.trim() !== '' || document.activeElement === input) void ask();
    return () => {
      input.removeEventListener('input', ask);
      input.removeEventListener('paste', paste);
      input.removeEventListener('keydown', key);
      input.removeEventListener('focus', measure);
      input.removeEventListener('focus', ask);
      form.removeEventListener('focusout', leave);
    };
  }, [client, form, input, listId]);

  useEffect(() => {
    input.setAttribute('aria-expanded', String(state.kind !== 'closed'));
    if (active >= 0) input.setAttribute('aria-activedescendant', `${listId}-${active}`);
    else input.removeAttribute('aria-activedescendant');
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  });

  return (
    <>
      <div className="hidden" role="status">
        {announcement(state)}
      </div>
      <div className="results-popup" hidden={state.kind === 'closed'}>
        <Message state={state} />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field's Enter key does the same. */}
        <div
          id={listId}
          role="listbox"
          data-query={'query' in state ? state.query : undefined}
          data-whole={state.kind === 'found' && state === whole ? state.query : undefined}
          aria-label={state.kind === 'suggested' ? 'Suggestions' : 'Results'}
          tabIndex={-1}
          onClick={() => remember(input.value)}
        >
          {state.kind === 'suggested' && <SuggestionOptions groups={state.groups} listId={listId} active={active} />}
          {state.kind === 'found' && (
            <Groups
              result={state.result}
              listId={listId}
              active={active}
              most={state === whole || active >= 0 ? limit : hitsInSight(groupHits(state.result.hits), size.current)}
            />
          )}
        </div>
        {state.kind === 'suggested' && <EraseRecent groups={state.groups} erased={() => input.focus()} />}
        {state.kind === 'found' && state.result.total > 0 && (
          <p className="popup-message">
            <a className="all-results" href={url.search(state.query)}>
              All {state.result.total} results
            </a>
          </p>
        )}
      </div>
    </>
  );
}

/** What can be chosen, in the order it is shown. */
function optionsOf(state: State): { url: string }[] {
  if (state.kind === 'found') return groupHits(state.result.hits).flatMap((group) => group.hits);
  if (state.kind === 'suggested') return state.groups.flatMap((group) => group.suggestions);
  return [];
}

/** A search counts as one when something was opened from it. */
function remember(query: string): void {
  if (readSettings(safeStorage()).recent) addQuery(safeStorage(), query);
}

interface GroupsProps {
  result: SearchResult;
  listId: string;
  active: number;
  /** Hits to draw. */
  most: number;
}

function Groups({ result, listId, active, most }: GroupsProps) {
  let position = 0;
  return (
    <>
      {groupHits(result.hits).map(({ kind, hits }) => {
        const first = position;
        position += hits.length;
        if (first >= most) return null;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox, not of form fields.
          <div key={kind} role="group" aria-label={groupNames[kind]}>
            <div className="group" aria-hidden="true">
              {groupNames[kind]}
            </div>
            {hits.slice(0, most - first).map((hit, index) => (
              <Option key={hit.url} hit={hit} id={`${listId}-${first + index}`} selected={first + index === active} />
            ))}
          </div>
        );
      })}
    </>
  );
}

function Option({ hit, id, selected }: { hit: SearchHit; id: string; selected: boolean }) {
  return (
    <a id={id} role="option" aria-selected={selected} href={hit.url} tabIndex={-1}>
      <span className="hit-title">{hit.title}</span>
      <Excerpt parts={hit.excerpt} />
      <span className="hit-meta">{hitFacts(hit)}</span>
    </a>
  );
}

function Message({ state }: { state: State }) {
  if (state.kind === 'loading') return <p className="popup-message">Searching …</p>;
  if (state.kind === 'failed') return <p className="popup-message">{state.message} Press Enter for the search page.</p>;
  if (state.kind === 'log') {
    return (
      <p className="popup-message">
        This looks like a log.{' '}
        <a href={url.decode()} onClick={() => keepForDecoder(state.text)}>
          Decode it
        </a>
        , or type a single error to search for. The text stays in this browser.
      </p>
    );
  }
  if (state.kind !== 'found') return null;
  const unknown = state.result.numbers.filter((number) => !number.known);
  return (
    <>
      {unknown.map((number) => (
        <p key={number.typed} className="popup-message">
          No table has the number <code>{number.typed}</code>.{' '}
          <a href={`${url.errors()}?n=${encodeURIComponent(number.typed)}`}>
            Its forms, block and nearest known numbers
          </a>
        </p>
      ))}
      {unknownNames(state.query, state.result.hits).map((name) => (
        <UnknownNameNote key={name} name={name} />
      ))}
      {state.result.corrected.map(({ typed, used }) => (
        <p key={typed} className="popup-message">
          Nothing has “{typed}”; showing “{used}”.
        </p>
      ))}
      {state.result.total === 0 && unknown.length === 0 && (
        <p className="popup-message">
          Nothing has {state.result.missing.map(quoteWord).join(', ') || 'all of this'}.{' '}
          <a href={url.search(state.query)}>Names that come near</a>, or <a href={url.decode()}>decode a log</a>.
        </p>
      )}
    </>
  );
}

/** What a screen reader says after each answer. */
function announcement(state: State): string {
  if (state.kind === 'failed') return state.message;
  if (state.kind === 'log') return 'This looks like a log. A link to the decoder is below.';
  if (state.kind === 'suggested') return `${optionsOf(state).length} suggestions`;
  if (state.kind !== 'found') return '';
  const { total, hits } = state.result;
  return total === 0 ? 'Nothing found' : `${total} results, ${hits.length} shown`;
}
