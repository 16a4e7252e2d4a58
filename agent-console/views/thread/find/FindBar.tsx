import { batch, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { FoundWithin } from '../../../../server/contract/schemas/find-api.ts';
import type { FindInRoomQuery, FoundInRoom } from '../../../../server/contract/schemas/rooms-api.ts';
import { pageTexts } from '../../../locales/page-texts.ts';
import { findBar as en } from '../../../locales/pages/en/find-bar.ts';
import { findBar as zh } from '../../../locales/pages/zh/find-bar.ts';
import { roomQuery } from '../../../stores/inbox/room-search.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { adoptStyle } from '../../elements/adopt-style.ts';
import { Icon } from '../../elements/Icon.tsx';
import style from './find-bar.css';

adoptStyle(style);

/** A pause in typing, after which it is searched for. */
const PAUSE_MS = 250;
const MOST = 500;

/**
 * Finds messages of the open conversation, the newest first. What is searched for and which message is shown are in the address.
 * @param within what the address says is searched for
 * @param room the thread is a room of the team, where operators may say who wrote it, when, and whether with a file
 */
export function FindBar({ id, within, room = false }: { id: string; within: string; room?: boolean }) {
  const { texts, router, accounts } = useConsole();
  const { clock } = useWorkspace();
  const t = pageTexts(texts, 'findBar', { en, zh });
  const typed = useSignal(within);
  const seqs = useSignal<readonly number[] | null>(null);
  const at = useSignal(0);
  const trouble = useSignal('');
  /** The server is still looking further back. */
  const looking = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const asked = useRef(0);

  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    asked.current += 1;
    looking.value = false;
  };
  const go = (shown: number | undefined, words: string | null) => {
    const route = router.route.peek();
    if ((route.page !== 'conversation' && route.page !== 'rooms') || route.id !== id) return;
    const { at: _before, within: _words, ...rest } = route;
    router.replace({
      ...rest,
      ...(shown === undefined ? {} : { at: shown }),
      ...(words === null ? {} : { within: words }),
    });
  };
  const search = async () => {
    stop();
    const mine = asked.current;
    const words = typed.peek().trim();
    if (words === '') {
      seqs.value = null;
      trouble.value = '';
      return go(undefined, '');
    }
    const query = roomQuery(words, clock.now.peek());
    let found: readonly number[] = [];
    let next: string | null = null;
    do {
      const page: FindInRoomQuery = next === null ? query : { ...query, cursor: next };
      const answer: Answer<FoundWithin | FoundInRoom> = await (room
        ? accounts.findInRoom(id, page)
        : accounts.findWithin(id, words));
      if (mine !== asked.current) return;
      const first = found.length === 0;
      found = [...found, ...(answer.ok ? answer.value.seqs : [])].slice(0, MOST);
      next = answer.ok && 'next' in answer.value && found.length < MOST ? answer.value.next : null;
      batch(() => {
        looking.value = next !== null;
        trouble.value = answer.ok ? '' : answer.status === 0 ? texts.notice.away : answer.message;
        if (!answer.ok) return;
        seqs.value = found.length === 0 && next !== null ? null : found;
        if (!first) return;
        at.value = 0;
        go(found[0], words);
      });
    } while (next !== null);
  };
  const step = (by: 1 | -1) => {
    const found = seqs.peek() ?? [];
    if (found.length === 0) return;
    at.value = (at.peek() + by + found.length) % found.length;
    go(found[at.peek()], typed.peek().trim());
  };

  useEffect(() => {
    input.current?.focus();
    if (within !== '') void search();
    return stop;
  }, [id]);

  const count = seqs.value?.length ?? 0;
  return (
    <search class="find-bar">
      <Icon name="search" size={16} />
      <input
        ref={input}
        class="find-bar__input"
        type="search"
        aria-label={room ? texts.rooms.find : texts.actions.find}
        placeholder={room ? texts.rooms.find : texts.actions.find}
        maxLength={200}
        autocomplete="off"
        value={typed.value}
        onInput={({ currentTarget, isComposing }) => {
          typed.value = currentTarget.value;
          stop();
          if (!isComposing) timer.current = setTimeout(() => void search(), PAUSE_MS);
        }}
        onCompositionEnd={() => void search()}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Escape') go(undefined, null);
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (typed.peek().trim() !== within || trouble.peek() !== '') void search();
          else step(event.shiftKey ? -1 : 1);
        }}
      />
      <span class="find-bar__count" role="status" aria-busy={looking.value}>
        {trouble.value !== ''
          ? trouble.value
          : seqs.value === null
            ? ''
            : count === 0
              ? t.none
              : t.count(at.value + 1, count, count === MOST || looking.value)}
      </span>
      <button
        type="button"
        class="icon-button"
        aria-label={t.older}
        title={t.older}
        disabled={count === 0}
        onClick={() => step(1)}
      >
        <span class="find-bar__up">
          <Icon name="down" />
        </span>
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t.newer}
        title={t.newer}
        disabled={count === 0}
        onClick={() => step(-1)}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t.close}
        title={t.close}
        onClick={() => go(undefined, null)}
      >
        <Icon name="close" />
      </button>
    </search>
  );
}
