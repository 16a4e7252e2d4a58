import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { completionsOf, OPERATORS } from '../../stores/inbox/search-operators.ts';
import { listOf } from '../../stores/shell/router.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { SEARCH_BOX_ID } from '../elements/search-box.ts';

/** A pause in typing, after which it is searched for. */
const PAUSE_MS = 250;
const SUGGESTIONS_ID = 'search-suggestions';

/** Searches as one types; Enter goes on to what was found, for the keys of the list; Escape leaves the search. */
export function SearchBox() {
  const { texts, router } = useConsole();
  const { inbox, searchNames } = useWorkspace();
  const list = listOf(router.route.value);
  const find = list !== null && 'find' in list ? list.find : null;
  const text = find?.kind === 'search' ? find.text : '';
  const typed = useSignal(text);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    typed.value = text;
  }, [text]);

  const leave = () => {
    if (text !== '') router.go({ page: 'queue', queue: inbox.queue.peek() });
    typed.value = '';
  };
  const search = (now: string) => {
    if (timer.current !== null) clearTimeout(timer.current);
    if (now.trim() === '') return leave();
    const to = { page: 'find', find: { kind: 'search', text: now.trim() } } as const;
    // Every letter typed is one search, and one way back.
    if (text === '') router.go(to);
    else router.replace(to);
  };
  return (
    <search>
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault();
          search(typed.value);
          document.getElementById(SEARCH_BOX_ID)?.blur();
        }}
      >
        <Icon name="search" size={16} />
        <input
          id={SEARCH_BOX_ID}
          class="search__input"
          type="search"
          aria-label={texts.search.label}
          placeholder={texts.search.placeholder}
          autocomplete="off"
          list={SUGGESTIONS_ID}
          value={typed.value}
          onInput={({ currentTarget, isComposing }) => {
            typed.value = currentTarget.value;
            if (timer.current !== null) clearTimeout(timer.current);
            if (isComposing) return;
            timer.current = setTimeout(() => search(typed.peek()), PAUSE_MS);
          }}
          onCompositionEnd={() => search(typed.peek())}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.isComposing) return;
            leave();
            event.currentTarget.blur();
          }}
        />
        <datalist id={SUGGESTIONS_ID}>
          {completionsOf(typed.value, searchNames()).map((whole) => (
            <option value={whole} key={whole}>
              {hintOf(whole, texts.search.operators)}
            </option>
          ))}
        </datalist>
      </form>
    </search>
  );
}

/** What an operator is for; the names of labels, teams and sites say it themselves. */
function hintOf(whole: string, hints: Readonly<Record<(typeof OPERATORS)[number], string>>): string {
  const operator = OPERATORS.find((one) => whole.endsWith(one));
  return operator === undefined ? '' : hints[operator];
}
