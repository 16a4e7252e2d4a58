import { type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStorage } from '../../../server/contract/client/ports.ts';
import type { Queue } from '../../../server/contract/schemas/agent-api.ts';
import { type ListOrder, ordersOf } from './inbox-queues.ts';

export type Orders = Partial<Record<Queue, ListOrder>>;

export type KeptOrders = {
  /** What was chosen, by queue; elsewhere it is the usual order. */
  chosen: ReadonlySignal<Orders>;
  choose(queue: Queue, order: ListOrder): void;
};

/** The orders that an agent has chosen for the queues, kept in this browser so that a reload shows the same list. */
export function createKeptOrders(storage: KeyValueStorage, agentId: string): KeptOrders {
  const key = `frontdesk.orders.${agentId}`;
  const chosen = signal(parse(storage.read(key)));
  return {
    chosen,
    choose(queue, order) {
      chosen.value = { ...chosen.peek(), [queue]: order };
      storage.write(key, JSON.stringify(chosen.peek()));
    },
  };
}

/** What is stored may be of another version of the console: orders that a queue does not have are left out. */
function parse(stored: string | null): Orders {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return Object.fromEntries(
      Object.entries(value ?? {}).filter(([queue, order]) => ordersOf(queue as Queue).includes(order)),
    );
  } catch {
    return {};
  }
}
