import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { InboxPage, Queue } from '../../../server/contract/schemas/agent-api.ts';
import type { Cards, QueueReach } from './inbox-pages.ts';
import { type ListOrder, type OrderedQueue, usualOrder } from './inbox-queues.ts';
import type { Orders } from './kept-orders.ts';

export type QueueCounts = InboxPage['counts'];

/** What is known of the queues: events change it, and what the server answers. */
export type InboxState = {
  cards: Signal<Cards>;
  /** The queue shown. */
  queue: Signal<Queue>;
  /** How far each queue was read; one that was not is missing. */
  reaches: Signal<Partial<Record<Queue, QueueReach>>>;
  /** Orders that were chosen; elsewhere it is the usual one. */
  orders: ReadonlySignal<Orders>;
  counts: Signal<QueueCounts | null>;
  longestWait: Signal<number | null>;
  /** Follows, where it is asked for in a view or an effect. */
  orderedQueueOf(queue: Queue): OrderedQueue;
};

/** The state of an inbox of which nothing is known yet, but the orders that were chosen. */
export function createInboxState(orders: ReadonlySignal<Orders>): InboxState {
  return {
    cards: signal<Cards>(new Map()),
    queue: signal<Queue>('waiting'),
    reaches: signal({}),
    orders,
    counts: signal(null),
    longestWait: signal(null),
    orderedQueueOf: (which) => ({
      queue: which,
      order: serverOrder(orders.value[which] ?? usualOrder(which)),
    }),
  };
}

/** What needs a reply is read as the beginning of the order that begins with it. */
function serverOrder(chosen: ListOrder): OrderedQueue['order'] {
  return chosen === 'reply-only' ? 'reply' : chosen;
}
