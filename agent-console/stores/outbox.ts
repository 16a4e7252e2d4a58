import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../../server/contract/schemas/conversations.ts';
import { createSendQueue, type OutboxEntry, type SendQueue } from '../../server/contract/sync/send-queue.ts';
import type { Answer } from '../../server/contract/sync/world.ts';
import { createOutboxStorage } from './outbox-storage.ts';
import type { World } from './world.ts';

export type Outbox = Omit<SendQueue, 'entries'> & {
  entries: ReadonlySignal<readonly OutboxEntry[]>;
  /** False: what is on its way would not survive a reload. */
  stored: ReadonlySignal<boolean>;
};

/** What this agent has written and the server does not have yet. */
export function createOutbox(
  world: World,
  agentId: string,
  told: { post(entry: OutboxEntry): Promise<Answer<Message>>; sent(message: Message): void },
): Outbox {
  const entries = signal<readonly OutboxEntry[]>([]);
  const stored = signal(true);
  const queue = createSendQueue({
    after: world.after,
    now: world.now,
    random: world.random,
    storage: createOutboxStorage(world.storage, agentId),
    post: told.post,
    sent: told.sent,
    changed(next, kept) {
      entries.value = next;
      stored.value = kept;
    },
  });
  entries.value = queue.entries();
  return { ...queue, entries, stored };
}
