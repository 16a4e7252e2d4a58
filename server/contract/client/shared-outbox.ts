import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../schemas/conversations.ts';
import type { Answer, KeyValueStorage, Timers } from './ports.ts';
import { createSendQueue, type OutboxEntry, type SendQueue } from './send-queue.ts';
import { createStoredOutbox } from './stored-outbox.ts';

export interface SharedOutboxDeps extends Timers {
  storage: KeyValueStorage;
  /** What the keys of this person's entries begin with. */
  prefix: string;
  /** Whether everything else that sending takes, such as who the person is, would survive a reload. */
  keeps?(): boolean;
  newId(): string;
  /** Runs `action` while no other tab sends what must stay in order with `entry`. */
  exclusively<T>(entry: OutboxEntry, action: () => Promise<T>): Promise<T>;
  /** `POST …/messages` with everything that must exist before it. Always with the entry's own id. */
  post(entry: OutboxEntry): Promise<Answer<Message>>;
  /**
   * Asked before an entry is sent that another tab wrote, or whose answer may have been lost: the message, where the server
   * has it already. Left out where sending it again costs nothing.
   */
  look?(entry: OutboxEntry): Promise<Message | undefined>;
  /** Whether the screen shows this acknowledged message already, or is not to show it. */
  shows(message: Message): boolean;
  /** The server has it. */
  sent(message: Message): void;
}

export type SharedOutbox = Omit<SendQueue, 'entries' | 'adopt' | 'resend' | 'settle'> & {
  entries: ReadonlySignal<readonly OutboxEntry[]>;
  /** What the server has stored and the conversation does not show yet: its event is still under way. */
  acknowledged: ReadonlySignal<readonly Message[]>;
  /** False: what is on its way would not survive a reload. */
  stored: ReadonlySignal<boolean>;
  /** Sends a refused entry again under a new id. */
  resend(id: string): void;
  /** Its event came, or it is shown: whatever the reply says, it is sent. True when it was still on its way here. */
  settle(id: string): boolean;
  /** What was acknowledged and is shown by no conversation; it is awaited no more. */
  takeAcknowledged(): Message[];
  /** Another tab has changed the browser's storage. What it wrote is shown here too, and sent should it go away. */
  storageChanged(key: string): void;
  /** Forgets everything that was not sent. */
  clear(): void;
};

/** What a person has written and no conversation shows yet, shared by all tabs of their browser. */
export function createSharedOutbox(deps: SharedOutboxDeps): SharedOutbox {
  const { prefix } = deps;
  const entries = signal<readonly OutboxEntry[]>([]);
  const acknowledged = signal<readonly Message[]>([]);
  const stored = signal(true);
  /** Written in another tab. */
  const adopted = new Set<string>();
  const outboxTexts = createStoredOutbox(deps.storage, prefix);
  const queue = createSendQueue({
    ...deps,
    storage: outboxTexts,
    post: (entry) => deps.exclusively(entry, () => post(entry)),
    changed(next, kept) {
      entries.value = next;
      stored.value = kept && deps.keeps?.() !== false;
    },
    sent(message) {
      // Where the event was quicker than the reply, the message is shown already.
      if (isQueued(message.id) && !deps.shows(message))
        acknowledged.value = [...acknowledged.peek(), message];
      deps.sent(message);
    },
  });
  entries.value = queue.entries();

  return {
    ...queue,
    entries,
    acknowledged,
    stored,
    resend: (id) => queue.resend(id, deps.newId()),
    settle(id) {
      const queued = isQueued(id);
      queue.settle(id);
      if (acknowledged.peek().some((message) => message.id === id))
        acknowledged.value = acknowledged.peek().filter((message) => message.id !== id);
      return queued;
    },
    takeAcknowledged() {
      const awaited = [...acknowledged.peek()];
      acknowledged.value = [];
      return awaited;
    },
    storageChanged(key) {
      if (!key.startsWith(prefix)) return;
      const id = key.slice(prefix.length);
      const entry = outboxTexts.learn(id);
      if (entry === null) return queue.settle(id);
      adopted.add(id);
      queue.adopt([entry]);
    },
    clear() {
      acknowledged.value = [];
      for (const { id } of queue.entries()) queue.settle(id);
    },
  };

  function isQueued(id: string): boolean {
    return entries.peek().some((entry) => entry.id === id);
  }

  async function post(entry: OutboxEntry): Promise<Answer<Message>> {
    const foreign = adopted.has(entry.id);
    const message = foreign || entry.trouble !== null ? await deps.look?.(entry) : undefined;
    if (message !== undefined) return { ok: true, value: message };
    // Only now: while the server was asked, another tab may have sent it, taken it back or logged out.
    if (!foreign || outboxTexts.holds(entry)) return deps.post(entry);
    queue.settle(entry.id);
    return { ok: false, status: 409, code: 'id_taken', message: '' };
  }
}
