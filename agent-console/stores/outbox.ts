import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../../server/contract/schemas/conversations.ts';
import { createSendQueue, type OutboxEntry, type SendQueue } from '../../server/contract/sync/send-queue.ts';
import { createStoredOutbox } from '../../server/contract/sync/stored-outbox.ts';
import type { Answer } from '../../server/contract/sync/world.ts';
import type { World } from './world.ts';

export type Outbox = Omit<SendQueue, 'entries' | 'adopt'> & {
  entries: ReadonlySignal<readonly OutboxEntry[]>;
  /** What the server has stored and the conversation does not show yet: its event is still under way. */
  acknowledged: ReadonlySignal<readonly Message[]>;
  /** False: what is on its way would not survive a reload. */
  stored: ReadonlySignal<boolean>;
  /** Another tab has changed the browser's storage. What it wrote is shown here too, and sent should it go away. */
  storageChanged(key: string): void;
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
  /** Written in another tab. */
  const adopted = new Set<string>();
  const prefix = `frontdesk.outbox.${agentId}.`;
  const shelf = createStoredOutbox({
    ids: () => world.storage.keys(prefix).map((key) => key.slice(prefix.length)),
    read: (id) => world.storage.read(prefix + id),
    write: (id, text) => world.storage.write(prefix + id, text),
    remove: (id) => void world.storage.write(prefix + id, null),
  });
  const queue = createSendQueue({
    after: world.after,
    now: world.now,
    random: world.random,
    storage: shelf,
    // In order, also between tabs: one of them sends at a time.
    post: (entry) => world.exclusively(prefix + entry.conversationId, () => post(entry)),
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
    offerAgain(messages) {
      const awaited = acknowledged.peek();
      acknowledged.value = [];
      queue.offerAgain([...messages, ...awaited]);
    },
    storageChanged(key) {
      if (!key.startsWith(prefix)) return;
      const id = key.slice(prefix.length);
      const entry = shelf.learn(id);
      if (entry === null) return queue.settle(id);
      adopted.add(id);
      queue.adopt([entry]);
    },
  };

  async function post(entry: OutboxEntry): Promise<Answer<Message>> {
    if (!adopted.has(entry.id) || shelf.holds(entry)) return told.post(entry);
    queue.settle(entry.id);
    return { ok: false, status: 409, code: 'id_taken', message: 'Another tab has taken it out.' };
  }
}
