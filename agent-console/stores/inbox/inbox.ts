import { batch, computed, type ReadonlySignal } from '@preact/signals';
import { arrivalOf } from '../../../server/contract/apply-event.ts';
import type { KeyValueStorage } from '../../../server/contract/client/ports.ts';
import type { Queue } from '../../../server/contract/schemas/agent-api.ts';
import type {
  Conversation,
  ConversationCard,
  Reading,
  ReadMark,
} from '../../../server/contract/schemas/conversations.ts';
import type { EngineFrame } from '../../../server/contract/schemas/events.ts';
import type { VisitorPresence } from '../../../server/contract/schemas/people.ts';
import { QUEUES } from '../shell/router.ts';
import { cardAfter, cardLearning, startedCard } from './inbox-cards.ts';
import { type Cards, listQueue } from './inbox-pages.ts';
import { belongsTo, isAnswered, type ListOrder, usualOrder } from './inbox-queues.ts';
import { createInboxReader, type InboxReaderDeps } from './inbox-reader.ts';
import { createInboxState, type QueueCounts } from './inbox-state.ts';
import { createKeptOrders } from './kept-orders.ts';
import { cardRead } from './readings.ts';

export type QueuePhase = 'loading' | 'ready' | 'failed';

export type Inbox = {
  cards: ReadonlySignal<Cards>;
  queue: ReadonlySignal<Queue>;
  /** What the queue shown is ordered by, or that it shows only what needs a reply. */
  order: ReadonlySignal<ListOrder>;
  /** The cards of the queue shown, in order, as far as it was read. */
  listed: ReadonlySignal<ConversationCard[]>;
  phase: ReadonlySignal<QueuePhase>;
  /** There is more to load. */
  more: ReadonlySignal<boolean>;
  loadingMore: ReadonlySignal<boolean>;
  counts: ReadonlySignal<QueueCounts | null>;
  longestWaitSince: ReadonlySignal<number | null>;
  show(queue: Queue): void;
  orderBy(order: ListOrder): void;
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

export interface InboxDeps extends InboxReaderDeps {
  storage: KeyValueStorage;
}

/**
 * The queues, live. Events of known cards are applied with the same rule as everywhere; anything that does not fit
 * (an unknown conversation, a gap, another epoch) asks for the page again.
 */
export function createInbox(deps: InboxDeps): Inbox {
  const { agentId } = deps;
  const kept = createKeptOrders(deps.storage, agentId);
  const state = createInboxState(kept.chosen);
  const { cards, queue, reaches, orders, counts, longestWait, orderedQueueOf } = state;
  const reader = createInboxReader(deps, state);

  const chosen = computed(() => orders.value[queue.value] ?? usualOrder(queue.value));
  const listed = computed(() => {
    const reach = reaches.value[queue.value];
    if (reach === undefined) return [];
    const all = listQueue(cards.value, orderedQueueOf(queue.value), agentId, reach.reach);
    return chosen.value === 'reply-only'
      ? all.filter(({ state: { awaitingReplySince } }) => awaitingReplySince != null)
      : all;
  });
  const more = computed(() => {
    const reach = reaches.value[queue.value];
    if (reach === undefined || reach.next === null) return false;
    return chosen.value !== 'reply-only' || reach.reach === null || !isAnswered(reach.reach);
  });

  return {
    cards,
    queue,
    order: chosen,
    listed,
    phase: computed(() => {
      if (reaches.value[queue.value] !== undefined) return 'ready';
      return reader.failed.value ? 'failed' : 'loading';
    }),
    more,
    loadingMore: reader.loadingMore,
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
      if (changed || (reaches.peek()[next] === undefined && !reader.isReading(next))) reader.read(next);
    },
    orderBy(order) {
      const which = queue.peek();
      if (chosen.peek() === order) return;
      batch(() => {
        kept.choose(which, order);
        const { [which]: _forgotten, ...others } = reaches.peek();
        reaches.value = others;
      });
      reader.read(which);
    },
    loadMore: async () => {
      if (more.peek()) await reader.loadMore();
    },
    refresh: reader.refresh,
    receive,
    learn(conversation, mark) {
      const card = cards.peek().get(conversation.state.id);
      if (card !== undefined) put(cardLearning(card, conversation, mark));
    },
    wasRead(reading) {
      const card = cards.peek().get(reading.conversationId);
      const next = card === undefined ? undefined : cardRead(card, reading);
      if (next === null) reader.refreshSoon();
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
      reader.refresh();
    },
    stop: reader.stop,
  };

  function receive(frame: EngineFrame): void {
    const known = cards.peek().get(frame.event.conversationId);
    if (frame.epoch !== reader.epoch() || frame.cut) {
      if (frame.cut && known !== undefined && frame.event.seq <= known.state.seq) return;
      return reader.refreshSoon();
    }
    const { event } = frame;
    if (known === undefined) {
      if (event.type === 'conversation.started') put(startedCard(event));
      else reader.refreshSoon();
      return;
    }
    const arrival = arrivalOf(event, known.state.seq);
    if (arrival === 'early') reader.refreshSoon();
    if (arrival === 'next') put(cardAfter(known, event));
  }

  /** Takes a card in, and moves the counts by what it changes. */
  function put(card: ConversationCard): void {
    const { id } = card.state;
    const before = cards.peek().get(id);
    if (before === card) return;
    reader.changed(id);
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
    if (
      before !== undefined &&
      belongsTo(before.state, 'waiting', agentId) &&
      !belongsTo(card.state, 'waiting', agentId)
    )
      reader.refreshSoon();
  }
}
