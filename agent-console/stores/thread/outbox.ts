import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../../../server/contract/client/ports.ts';
import {
  createSendQueue,
  type OutboxEntry,
  type SendQueue,
} from '../../../server/contract/client/send-queue.ts';
import { createStoredOutbox } from '../../../server/contract/client/stored-outbox.ts';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import type { Deps } from '../shell/deps.ts';
import { createKeptAnswers } from './kept-answers.ts';

export type Outbox = Omit<SendQueue, 'entries' | 'adopt'> & {
  entries: ReadonlySignal<readonly OutboxEntry[]>;
  /** What the server has stored and the conversation does not show yet: its event is still under way. */
  acknowledged: ReadonlySignal<readonly Message[]>;
  /** False: what is on its way would not survive a reload. */
  stored: ReadonlySignal<boolean>;
  /**
   * The server's database is another one, which may lack what was sent of late: all of it is offered again, under the same
   * ids, whether or not its conversation is open. What the server still has, it only acknowledges. After a reload this happens
   * without being asked for.
   */
  offerKept(epoch: string): void;
  /** Another tab has changed the browser's storage. What it wrote is shown here too, and sent should it go away. */
  storageChanged(key: string): void;
};

/** What this agent has written and no conversation shows yet. */
export function createOutbox(
  deps: Deps,
  agentId: string,
  told: {
    /** The identity of the server's database at the start. */
    epoch: string;
    post(entry: OutboxEntry): Promise<Answer<Message>>;
    sent(message: Message): void;
  },
): Outbox {
  const entries = signal<readonly OutboxEntry[]>([]);
  const acknowledged = signal<readonly Message[]>([]);
  const stored = signal(true);
  /** Written in another tab. */
  const adopted = new Set<string>();
  const kept = createKeptAnswers(deps, agentId, told.epoch);
  /** Offered without being known to be missing. */
  const offered = new Set<string>();
  const prefix = `frontdesk.outbox.${agentId}.`;
  const outboxTexts = createStoredOutbox({
    ids: () => deps.storage.keys(prefix).map((key) => key.slice(prefix.length)),
    read: (id) => deps.storage.read(prefix + id),
    write: (id, text) => deps.storage.write(prefix + id, text),
    remove: (id) => void deps.storage.write(prefix + id, null),
  });
  const queue = createSendQueue({
    after: deps.after,
    now: deps.now,
    random: deps.random,
    storage: outboxTexts,
    // In order, also between tabs: one of them sends at a time.
    post: (entry) => deps.exclusively(prefix + entry.conversationId, () => post(entry)),
    sent(message) {
      // Where the event was quicker than the reply, the message is shown already.
      const awaited = entries.peek().some((entry) => entry.id === message.id);
      if (awaited && !offered.has(message.id)) acknowledged.value = [...acknowledged.peek(), message];
      kept.keep(message);
      offered.delete(message.id);
      told.sent(message);
    },
    changed(next, saved) {
      entries.value = next;
      stored.value = saved;
    },
  });
  entries.value = queue.entries();
  // Later, like everything else that waits: whoever makes this is not ready yet.
  void Promise.resolve().then(offerDoubtful);
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
    offerKept(epoch) {
      kept.renew(epoch);
      offerDoubtful();
    },
    storageChanged(key) {
      if (!key.startsWith(prefix)) return;
      const id = key.slice(prefix.length);
      const entry = outboxTexts.learn(id);
      if (entry === null) return queue.settle(id);
      adopted.add(id);
      queue.adopt([entry]);
    },
  };

  function offerDoubtful(): void {
    const messages = kept.doubtful();
    for (const { id } of messages) offered.add(id);
    queue.offerAgain(messages);
  }

  async function post(entry: OutboxEntry): Promise<Answer<Message>> {
    if (!adopted.has(entry.id) || outboxTexts.holds(entry)) {
      const answer = await told.post(entry);
      // It was there all the time, and has been edited or taken back since.
      if (!answer.ok && answer.code === 'id_taken' && offered.has(entry.id)) {
        kept.drop(entry.id);
        queue.settle(entry.id);
      }
      return answer;
    }
    queue.settle(entry.id);
    return { ok: false, status: 409, code: 'id_taken', message: 'Another tab has taken it out.' };
  }
}
