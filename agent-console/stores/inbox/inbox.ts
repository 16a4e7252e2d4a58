import { batch, computed, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { arrivalOf } from '../../../server/contract/apply-event.ts';
import { backoffMs, type Failure, type Timers } from '../../../server/contract/client/ports.ts';
import type { InboxOrder, InboxPage, Queue } from '../../../server/contract/schemas/agent-api.ts';
import type {
  Conversation,
  ConversationCard,
  Reading,
  ReadMark,
} from '../../../server/contract/schemas/conversations.ts';
import type { EngineFrame } from '../../../server/contract/schemas/events.ts';
import type { VisitorPresence } from '../../../server/contract/schemas/people.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import { QUEUES } from '../shell/router.ts';
import { cardAfter, cardLearning, startedCard } from './inbox-cards.ts';
import { type Cards, cardsAfter, listQueue, type QueueReach, reachAfter } from './inbox-pages.ts';
import { belongsTo, type Line, usualOrder } from './inbox-queues.ts';
import { cardRead } from './readings.ts';

export type QueueCounts = InboxPage['counts'];
export type QueuePhase = 'loading' | 'ready' | 'failed';

export interface InboxDeps extends Timers {
  api: Pick<AgentApi, 'readInbox'>;
  agentId: string;
  epoch: string;
  /** The server's database is another one than before. */
  renewed?: (epoch: string) => void;
}

export type Inbox = {
  cards: ReadonlySignal<Cards>;
  queue: ReadonlySignal<Queue>;
  /** What the queue shown is ordered by. */
  order: ReadonlySignal<InboxOrder>;
  /** The cards of the queue shown, in order, as far as it was read. */
  listed: ReadonlySignal<ConversationCard[]>;
  phase: ReadonlySignal<QueuePhase>;
  /** There is more to load. */
  more: ReadonlySignal<boolean>;
  loadingMore: ReadonlySignal<boolean>;
  counts: ReadonlySignal<QueueCounts | null>;
  longestWaitSince: ReadonlySignal<number | null>;
  show(queue: Queue): void;
  orderBy(order: InboxOrder): void;
  loadMore(): Promise<void>;
  /** Asks the server again. Call after every (re)subscription, and while polling. */
  refresh(): void;
  receive(frame: EngineFrame): void;
  /** A conversation was fetched elsewhere: its card knows as much from now on. */
  learn(conversation: Conversation, mark: ReadMark | null): void;
  /** This agent has read a conversation, or marked it as unread, in this or another browser. */
  wasRead(reading: Reading): void;
  visitorPresence(presence: VisitorPresence): void;
  /** These conversations are no more. */
  forget(conversationIds: readonly string[]): void;
  stop(): void;
};

const PAGE_CARDS = 40;
const MAX_PAGE_CARDS = 100;
/** Several unknown events in a row make one request; the spread keeps agents apart. */
const REFRESH_AFTER_MS = 250;
const REFRESH_SPREAD_MS = 350;

/**
 * The queues, live. Events of known cards are applied with the same rule as everywhere; anything that does not fit
 * (an unknown conversation, a gap, another epoch) asks for the page again.
 */
export function createInbox(deps: InboxDeps): Inbox {
  const { api, agentId } = deps;
  const cards = signal<Cards>(new Map());
  const queue = signal<Queue>('waiting');
  const reaches = signal<Partial<Record<Queue, QueueReach>>>({});
  const orders = signal<Partial<Record<Queue, InboxOrder>>>({});
  const failed = signal(false);
  const counts = signal<QueueCounts | null>(null);
  const longestWait = signal<number | null>(null);
  const loadingMore = signal(false);
  const fetching = new Map<Queue, Set<string>>();
  const wanted = new Set<Queue>();
  let epoch = deps.epoch;
  let failures = 0;
  let cancelRefresh: (() => void) | null = null;
  let stopped = false;

  const listed = computed(() => {
    const reach = reaches.value[queue.value];
    return reach === undefined ? [] : listQueue(cards.value, lineOf(queue.value), agentId, reach.reach);
  });

  return {
    cards,
    queue,
    order: computed(() => lineOf(queue.value).order),
    listed,
    phase: computed(() => {
      if (reaches.value[queue.value] !== undefined) return 'ready';
      return failed.value ? 'failed' : 'loading';
    }),
    more: computed(() => (reaches.value[queue.value]?.next ?? null) !== null),
    loadingMore,
    counts,
    longestWaitSince: computed(() => {
      if (counts.value?.waiting === 0) return null;
      const known =
        reaches.value.waiting === undefined
          ? []
          : listQueue(cards.value, { queue: 'waiting', order: 'longest' }, agentId, null);
      return known[0]?.state.waitingSince ?? longestWait.value;
    }),
    show(next) {
      const changed = queue.peek() !== next;
      queue.value = next;
      // Only the queue that is shown is kept right by events.
      if (changed || (reaches.peek()[next] === undefined && !fetching.has(next))) void fetchFirst(next);
    },
    orderBy(order) {
      const which = queue.peek();
      if (lineOf(which).order === order) return;
      batch(() => {
        orders.value = { ...orders.peek(), [which]: order };
        const { [which]: _forgotten, ...others } = reaches.peek();
        reaches.value = others;
      });
      void fetchFirst(which);
    },
    loadMore,
    refresh,
    receive,
    learn(conversation, mark) {
      const card = cards.peek().get(conversation.state.id);
      if (card !== undefined) put(cardLearning(card, conversation, mark));
    },
    wasRead(reading) {
      const card = cards.peek().get(reading.conversationId);
      const next = card === undefined ? undefined : cardRead(card, reading);
      if (next === null) refreshSoon();
      else if (next !== undefined) put(next);
    },
    visitorPresence({ visitorId, here }) {
      for (const card of cards.peek().values()) {
        if (card.state.visitor.id === visitorId && card.visitorHere !== here)
          put({ ...card, visitorHere: here });
      }
    },
    forget(conversationIds) {
      cards.value = new Map([...cards.peek()].filter(([id]) => !conversationIds.includes(id)));
      refresh();
    },
    stop() {
      stopped = true;
      cancelRefresh?.();
    },
  };

  function lineOf(which: Queue): Line {
    return { queue: which, order: orders.value[which] ?? usualOrder(which) };
  }

  function receive(frame: EngineFrame): void {
    const known = cards.peek().get(frame.event.conversationId);
    if (frame.epoch !== epoch || frame.cut) {
      if (frame.cut && known !== undefined && frame.event.seq <= known.state.seq) return;
      return refreshSoon();
    }
    const { event } = frame;
    if (known === undefined) {
      if (event.type === 'conversation.started') put(startedCard(event));
      else refreshSoon();
      return;
    }
    const arrival = arrivalOf(event, known.state.seq);
    if (arrival === 'early') refreshSoon();
    if (arrival === 'next') put(cardAfter(known, event));
  }

  /** Takes a card in, and moves the counts by what it changes. */
  function put(card: ConversationCard): void {
    const { id } = card.state;
    const before = cards.peek().get(id);
    if (before === card) return;
    for (const touched of fetching.values()) touched.add(id);
    batch(() => {
      cards.value = new Map(cards.peek()).set(id, card);
      const known = counts.peek();
      if (known === null) return;
      const next = { ...known };
      for (const one of QUEUES) {
        if (before !== undefined && belongsTo(before.state, one, agentId)) next[one] -= 1;
        if (belongsTo(card.state, one, agentId)) next[one] += 1;
      }
      counts.value = next;
    });
    // The next longest wait may be one that was never read.
    if (before?.state.status === 'waiting' && card.state.status !== 'waiting') refreshSoon();
  }

  function refreshSoon(delayMs = REFRESH_AFTER_MS + REFRESH_SPREAD_MS * deps.random()): void {
    if (stopped || cancelRefresh !== null) return;
    cancelRefresh = deps.after(delayMs, refresh);
  }

  /** The queue shown, and the agent's own, whose unread messages the title counts. */
  function refresh(): void {
    cancelRefresh?.();
    cancelRefresh = null;
    for (const one of new Set<Queue>([queue.peek(), 'mine'])) void fetchFirst(one);
  }

  async function fetchFirst(which: Queue): Promise<void> {
    if (stopped) return;
    if (fetching.has(which)) return void wanted.add(which);
    const line = untracked(() => lineOf(which));
    const loaded = listQueue(cards.peek(), line, agentId, reaches.peek()[which]?.reach ?? null).length;
    const limit = Math.min(MAX_PAGE_CARDS, Math.max(PAGE_CARDS, loaded));
    const touched = new Set<string>();
    fetching.set(which, touched);
    const answer = await api.readInbox(which, { limit, order: line.order });
    fetching.delete(which);
    if (stopped) return;
    // In another order meanwhile: this page says nothing of it.
    if (line.order !== untracked(() => lineOf(which)).order) return void fetchFirst(which);
    if (answer.ok) accept(line, answer.value, { first: true, touched });
    else retryLater(answer);
    // Counts of an answer that was overtaken by events are wrong; and somebody may have asked meanwhile.
    if (wanted.delete(which) || (answer.ok && touched.size > 0)) refreshSoon();
  }

  async function loadMore(): Promise<void> {
    const which = queue.peek();
    const line = untracked(() => lineOf(which));
    const cursor = reaches.peek()[which]?.next ?? null;
    if (cursor === null || loadingMore.peek()) return;
    loadingMore.value = true;
    const answer = await api.readInbox(which, { cursor, limit: PAGE_CARDS, order: line.order });
    loadingMore.value = false;
    if (stopped) return;
    if (line.order !== untracked(() => lineOf(which)).order) return;
    if (answer.ok) accept(line, answer.value, { first: false, touched: new Set() });
    else retryLater(answer);
  }

  function accept(line: Line, page: InboxPage, how: { first: boolean; touched: Set<string> }): void {
    const which = line.queue;
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
      cards.value = cardsAfter(cards.peek(), line, agentId, page, how);
      reaches.value = { ...reaches.peek(), [which]: reachAfter(line, page, before) };
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
