import { batch, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { backoffMs, type Failure, type Timers } from '../../../server/contract/client/ports.ts';
import type { InboxPage, Queue } from '../../../server/contract/schemas/agent-api.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import { cardsAfter, listQueue, reachAfter } from './inbox-pages.ts';
import type { OrderedQueue } from './inbox-queues.ts';
import type { InboxState } from './inbox-state.ts';

export interface InboxReaderDeps extends Timers {
  api: Pick<AgentApi, 'readInbox'>;
  agentId: string;
  epoch: string;
  /** The server's database is another one than before. */
  renewed?: (epoch: string) => void;
}

export type InboxReader = {
  /** The last answer was a failure. */
  failed: ReadonlySignal<boolean>;
  loadingMore: ReadonlySignal<boolean>;
  /** Which database the cards are of. */
  epoch(): string;
  /** Asks for the queue shown and the agent's own, whose unread messages the title counts. */
  refresh(): void;
  /** The same after a moment, together with others who ask for it. */
  refreshSoon(): void;
  /** Asks for the first page of a queue, or for as much of it as is shown. */
  read(queue: Queue): void;
  isReading(queue: Queue): boolean;
  loadMore(): Promise<void>;
  /** A card was changed by an event: an answer that is under way may be older. */
  changed(id: string): void;
  stop(): void;
};

const PAGE_CARDS = 40;
const MAX_PAGE_CARDS = 100;
/** Several unknown events in a row make one request; the spread keeps agents apart. */
const REFRESH_AFTER_MS = 250;
const REFRESH_SPREAD_MS = 350;

/** Reads the queues from the server, page by page, and puts what it says into the state. */
export function createInboxReader(deps: InboxReaderDeps, state: InboxState): InboxReader {
  const { api, agentId } = deps;
  const { cards, queue, reaches, counts, longestWait, orderedQueueOf } = state;
  const failed = signal(false);
  const loadingMore = signal(false);
  /** The queues that are being read, each with the cards that events have changed meanwhile. */
  const reading = new Map<Queue, Set<string>>();
  const wanted = new Set<Queue>();
  let epoch = deps.epoch;
  let failures = 0;
  let cancelRefresh: (() => void) | null = null;
  let stopped = false;

  return {
    failed,
    loadingMore,
    epoch: () => epoch,
    refresh,
    refreshSoon: () => refreshSoon(),
    read: (which) => void read(which),
    isReading: (which) => reading.has(which),
    loadMore,
    changed(id) {
      for (const touched of reading.values()) touched.add(id);
    },
    stop() {
      stopped = true;
      cancelRefresh?.();
    },
  };

  function refreshSoon(delayMs = REFRESH_AFTER_MS + REFRESH_SPREAD_MS * deps.random()): void {
    if (stopped || cancelRefresh !== null) return;
    cancelRefresh = deps.after(delayMs, refresh);
  }

  function refresh(): void {
    cancelRefresh?.();
    cancelRefresh = null;
    for (const one of new Set<Queue>([queue.peek(), 'mine'])) void read(one);
  }

  async function read(which: Queue): Promise<void> {
    if (stopped) return;
    if (reading.has(which)) return void wanted.add(which);
    const ordered = untracked(() => orderedQueueOf(which));
    const loaded = listQueue(cards.peek(), ordered, agentId, reaches.peek()[which]?.reach ?? null).length;
    const limit = Math.min(MAX_PAGE_CARDS, Math.max(PAGE_CARDS, loaded));
    const touched = new Set<string>();
    reading.set(which, touched);
    const answer = await api.readInbox(which, { limit, order: ordered.order });
    reading.delete(which);
    if (stopped) return;
    // In another order meanwhile: this page says nothing of it.
    if (ordered.order !== untracked(() => orderedQueueOf(which)).order) return void read(which);
    if (answer.ok) accept(ordered, answer.value, { first: true, touched });
    else retryLater(answer);
    // Counts of an answer that was overtaken by events are wrong; and somebody may have asked meanwhile.
    if (wanted.delete(which) || (answer.ok && touched.size > 0)) refreshSoon();
  }

  async function loadMore(): Promise<void> {
    const which = queue.peek();
    const ordered = untracked(() => orderedQueueOf(which));
    const cursor = reaches.peek()[which]?.next ?? null;
    if (cursor === null || loadingMore.peek()) return;
    loadingMore.value = true;
    const answer = await api.readInbox(which, { cursor, limit: PAGE_CARDS, order: ordered.order });
    loadingMore.value = false;
    if (stopped) return;
    if (ordered.order !== untracked(() => orderedQueueOf(which)).order) return;
    if (answer.ok) accept(ordered, answer.value, { first: false, touched: new Set() });
    else retryLater(answer);
  }

  function accept(
    ordered: OrderedQueue,
    page: InboxPage,
    how: { first: boolean; touched: Set<string> },
  ): void {
    const which = ordered.queue;
    batch(() => {
      failures = 0;
      failed.value = false;
      if (page.epoch !== epoch) {
        epoch = page.epoch;
        deps.renewed?.(epoch);
        cards.value = new Map();
        reaches.value = {};
        if (which !== queue.peek()) refreshSoon();
      }
      const before = how.first ? (reaches.peek()[which] ?? null) : null;
      cards.value = cardsAfter(cards.peek(), ordered, agentId, page, how);
      reaches.value = { ...reaches.peek(), [which]: reachAfter(ordered, page, before) };
      counts.value = page.counts;
      longestWait.value = page.longestWaitSince;
    });
  }

  function retryLater(answer: Failure): void {
    failed.value = true;
    failures += 1;
    refreshSoon(answer.retryAfterMs ?? backoffMs(failures, deps.random));
  }
}
