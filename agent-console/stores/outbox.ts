import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../../server/contract/schemas/conversations.ts';
import { createSendQueue, type OutboxEntry, type SendQueue } from '../../server/contract/sync/send-queue.ts';
import type { Answer } from '../../server/contract/sync/world.ts';
import { createOutboxStorage } from './outbox-storage.ts';
import type { World } from './world.ts';

export type Outbox = Omit<SendQueue, 'entries'> & {
  entries: ReadonlySignal<readonly OutboxEntry[]>;
  /** What the server has stored and the conversation does not show yet: its event is still under way. */
  acknowledged: ReadonlySignal<readonly Message[]>;
  /** False: what is on its way would not survive a reload. */
  stored: ReadonlySignal<boolean>;
};

/** What this agent has written and no conversation shows yet. */
export function createOutbox(
  world: World,
  agentId: string,
  told: { post(entry: OutboxEntry): Promise<Answer<Message>>; sent(message: Message): void },
): Outbox {
  const entries = signal<readonly OutboxEntry[]>([]);
  const acknowledged = signal<readonly Message[]>([]);
  const stored = signal(true);
  const queue = createSendQueue({
    after: world.after,
    now: world.now,
    random: world.random,
    storage: createOutboxStorage(world.storage, agentId),
    post: told.post,
    sent(message) {
      // Where the event was quicker than the reply, the message is shown already.
      const awaited = entries.peek().some((entry) => entry.id === message.id);
      if (awaited) acknowledged.value = [...acknowledged.peek(), message];
      told.sent(message);
    },
    changed(next, kept) {
      entries.value = next;
      stored.value = kept;
    },
  });
  entries.value = queue.entries();
  return {
    ...queue,
    entries,
    acknowledged,
    stored,
    settle(id) {
      queue.settle(id);
      if (acknowledged.peek().some((message) => message.id === id)) {
        acknowledged.value = acknowledged.peek().filter((message) => message.id !== id);
      }
    },
  };
}
