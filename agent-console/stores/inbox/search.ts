import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { arrivalOf } from '../../../server/contract/apply-event.ts';
import { type Answer, backoffMs, type Timers } from '../../../server/contract/client/ports.ts';
import type { ConversationCard, Reading } from '../../../server/contract/schemas/conversations.ts';
import type { EngineFrame } from '../../../server/contract/schemas/events.ts';
import type {
  FindPage,
  FindQuery,
  PutView,
  Snippet,
  View,
} from '../../../server/contract/schemas/find-api.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Finding } from '../shell/router.ts';
import { meaningOf, queryOf, zoneFor } from './find-query.ts';
import { cardAfter } from './inbox-cards.ts';
import { cardRead } from './readings.ts';
import { needsNames, type SearchNames, takeApart } from './search-operators.ts';

export type Found = { card: ConversationCard; snippet: Snippet | null; seq: number | null };
export type SearchPhase = 'loading' | 'ready' | 'failed' | 'gone';

export interface SearchDeps extends Timers {
  api: Pick<AgentApi, 'find' | 'readViews' | 'putView' | 'deleteView'>;
  /** What the operators of a search may name, as far as it is known. */
  names(): SearchNames;
  /** Whether all of it is known. */
  namesKnown(): boolean;
  /** Asks for it again. */
  readNames(): Promise<unknown>;
}

export type Search = {
  /** What is asked for; null while a queue is shown. */
  finding: ReadonlySignal<Finding | null>;
  found: ReadonlySignal<readonly Found[]>;
  phase: ReadonlySignal<SearchPhase>;
  /** `found` still is what was asked for before, and an answer to what is asked for now is on its way. */
  outdated: ReadonlySignal<boolean>;
  more: ReadonlySignal<boolean>;
  /** The server is still indexing what is old: a search may not find it yet. */
  indexing: ReadonlySignal<boolean>;
  views: ReadonlySignal<readonly View[]>;
  show(finding: Finding | null): void;
  loadMore(): Promise<void>;
  /** Something happened to a conversation: cards follow, and soon the list is asked for again. */
  receive(frame: EngineFrame): void;
  /** This agent has read a conversation, or marked it as unread. */
  wasRead(reading: Reading): void;
  /** Asks again: after a reconnection, or while polling. */
  refresh(): void;
  /** Which agents are there has changed. */
  availabilityChanged(): void;
  readViews(): Promise<void>;
  putView(id: string, view: PutView): Promise<Answer<unknown>>;
  deleteView(id: string): Promise<Answer<unknown>>;
  stop(): void;
};

/** What happens to a list that is not followed event by event is asked for after this. */
const REFRESH_AFTER_MS = 2_000;
/** The same of a view or a team whose list took several requests. */
const LONG_REFRESH_AFTER_MS = 15_000;
const MAX_LISTED = 100;
/** The server may stop before it has found so much: a list goes on by itself until there is a screenful. */
const SCREENFUL = 15;

/** A list that the server makes: a search, or a saved view. */
export function createSearch({ api, after, random, names, namesKnown, readNames }: SearchDeps): Search {
  const finding = signal<Finding | null>(null);
  const found = signal<readonly Found[]>([]);
  const phase = signal<SearchPhase>('loading');
  const next = signal<string | null>(null);
  const outdated = signal(false);
  const indexing = signal(false);
  const views = signal<readonly View[]>([]);
  let asked = 0;
  let failures = 0;
  let loadingMore = false;
  /** It took several requests: to begin again with every event would cost too much. */
  let wentOn = false;
  let cancel: (() => void) | null = null;
  /** What was asked for last. */
  let meant = '';
  // Names that have become known, or are others now, make the same words mean something else.
  const unfollow = effect(() => {
    const [known, all] = [names(), namesKnown()];
    const wanted = finding.peek();
    if (all && wanted !== null && meaningOf(wanted, known) !== meant) untracked(() => void read());
  });

  return {
    finding,
    found,
    phase,
    outdated,
    more: computed(() => next.value !== null),
    indexing,
    views,
    show(wanted) {
      if (JSON.stringify(wanted) === JSON.stringify(finding.peek())) return;
      batch(() => {
        finding.value = wanted;
        // A search that goes on keeps what was found so far in view.
        if (wanted?.kind !== 'search' || found.peek().length === 0) {
          found.value = [];
          phase.value = 'loading';
        }
        next.value = null;
        outdated.value = wanted !== null;
        indexing.value = false;
      });
      wentOn = false;
      void read();
    },
    loadMore,
    receive(frame) {
      if (finding.peek() === null) return;
      found.value = found.peek().map((one) => {
        if (frame.cut || one.card.state.id !== frame.event.conversationId) return one;
        if (arrivalOf(frame.event, one.card.state.seq) !== 'next') return one;
        return { ...one, card: cardAfter(one.card, frame.event) };
      });
      somethingChanged();
    },
    wasRead(reading) {
      found.value = found.peek().map((one) => {
        if (one.card.state.id !== reading.conversationId) return one;
        const card = cardRead(one.card, reading);
        if (card === null) somethingChanged();
        return card === null || card === one.card ? one : { ...one, card };
      });
    },
    refresh: () => void read(),
    availabilityChanged() {
      if (asksWhoIsThere(finding.peek())) somethingChanged();
    },
    readViews,
    async putView(id, view) {
      const answer = await api.putView(id, view);
      await readViews();
      // The same view may list others now.
      if (isView(id)) void read();
      return answer;
    },
    async deleteView(id) {
      const answer = await api.deleteView(id);
      await readViews();
      return answer;
    },
    stop() {
      asked += 1;
      cancel?.();
      unfollow();
    },
  };

  /** Whether it depends on which agents are there. */
  function asksWhoIsThere(wanted: Finding | null): boolean {
    const filter =
      wanted?.kind === 'search'
        ? takeApart(wanted.text, names()).filter
        : views.peek().find(({ id }) => id === wanted?.id)?.filter;
    return filter?.rules.some(({ field }) => field === 'unattended') === true;
  }

  function isView(id: string): boolean {
    const wanted = finding.peek();
    return wanted?.kind === 'view' && wanted.id === id;
  }

  /** A search that took long stays as it is; a view is worked through, so that it has to follow. */
  function somethingChanged(): void {
    if (!wentOn) soon(REFRESH_AFTER_MS);
    else if (finding.peek()?.kind !== 'search') soon(LONG_REFRESH_AFTER_MS);
  }

  function soon(delayMs: number, ask = read): void {
    cancel ??= after(delayMs, () => {
      cancel = null;
      void ask();
    });
  }

  async function read(): Promise<void> {
    cancel?.();
    cancel = null;
    asked += 1;
    const mine = asked;
    const wanted = finding.peek();
    if (wanted === null) return;
    if (wanted.kind === 'search' && needsNames(wanted.text) && !namesKnown()) {
      meant = '';
      await readNames();
      // Had they become known, it would have been asked meanwhile.
      return mine === asked ? failed() : undefined;
    }
    meant = meaningOf(wanted, names());
    const limit = Math.min(MAX_LISTED, Math.max(30, found.peek().length));
    const query = { ...queryOf(wanted, names()), ...zoneOf(wanted) };
    // What is found first is shown at once; what is shown already stays until as much is found again.
    const again = phase.peek() === 'ready' && !outdated.peek();
    const enough = () => (again ? Math.min(MAX_LISTED, Math.max(SCREENFUL, found.peek().length)) : 0);
    let answer = await api.find({ ...query, limit });
    while (mine === asked && answer.ok && answer.value.found.length < enough()) {
      const { found: first, next: cursor } = answer.value;
      if (cursor === null) break;
      const further = await api.find({ ...query, cursor });
      answer = further.ok
        ? { ok: true, value: { ...further.value, found: joined(first, further.value) } }
        : further;
    }
    if (mine !== asked) return;
    if (answer.ok) return accept(answer.value);
    if (answer.status === 404) {
      batch(() => {
        found.value = [];
        outdated.value = false;
        phase.value = 'gone';
      });
      return;
    }
    failed(answer.retryAfterMs);
  }

  function failed(retryAfterMs?: number): void {
    batch(() => {
      // What is shown stays, and can be gone through: it may be long until there is another answer.
      outdated.value = false;
      phase.value = found.peek().length > 0 ? 'ready' : 'failed';
    });
    failures += 1;
    soon(retryAfterMs ?? backoffMs(failures, random));
  }

  function accept(page: FindPage): void {
    failures = 0;
    batch(() => {
      found.value = page.found;
      outdated.value = false;
      next.value = page.next;
      indexing.value = page.indexing === true;
      phase.value = 'ready';
    });
    goOn();
  }

  function goOn(): void {
    if (finding.peek() === null || next.peek() === null || found.peek().length >= SCREENFUL) return;
    wentOn = true;
    void loadMore();
  }

  async function loadMore(): Promise<void> {
    const wanted = finding.peek();
    const cursor = next.peek();
    if (wanted === null || cursor === null || loadingMore) return;
    loadingMore = true;
    const mine = asked;
    const answer = await api.find({ ...queryOf(wanted, names()), ...zoneOf(wanted), cursor });
    loadingMore = false;
    // Another list, or the same one anew, was begun meanwhile; it may have to go on, too.
    if (mine !== asked || next.peek() !== cursor) return goOn();
    if (!answer.ok) {
      failures += 1;
      // A long list is asked on by whoever scrolls; one that goes on by itself does so from where it was.
      const delayMs = answer.retryAfterMs ?? backoffMs(failures, random);
      if (found.peek().length < SCREENFUL) soon(delayMs, loadMore);
      return;
    }
    failures = 0;
    batch(() => {
      found.value = joined(found.peek(), answer.value);
      next.value = answer.value.next;
      indexing.value = answer.value.indexing === true;
    });
    goOn();
  }

  function zoneOf(wanted: Finding): Pick<FindQuery, 'timeZone'> {
    return wanted.kind === 'view' ? zoneFor([views.peek().find(({ id }) => id === wanted.id)]) : {};
  }

  async function readViews(): Promise<void> {
    const answer = await api.readViews();
    if (answer.ok) views.value = answer.value.views;
  }
}

/** A list with its next page; what it has already is not listed twice. */
function joined(list: readonly Found[], page: FindPage): Found[] {
  const known = new Set(list.map((one) => one.card.state.id));
  return [...list, ...page.found.filter((one) => !known.has(one.card.state.id))];
}
