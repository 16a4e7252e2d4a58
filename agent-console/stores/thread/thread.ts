import { type ReadonlySignal, signal } from '@preact/signals';
import { createLogSync, type Log } from '../../../server/contract/client/conversation-sync.ts';
import type { Failure, Timers } from '../../../server/contract/client/ports.ts';
import type { Conversation, Message } from '../../../server/contract/schemas/conversations.ts';
import type { ConversationEvent, EngineFrame } from '../../../server/contract/schemas/events.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Activity } from './activity.ts';
import { createThreadActivities } from './thread-activities.ts';
import type { ThreadKind } from './thread-kind.ts';
import { createThreadPages } from './thread-pages.ts';

export interface ThreadDeps<L extends Log = Conversation> extends Timers {
  api: Pick<AgentApi, 'readEvents' | 'readHistory'>;
  /** Every new state of the conversation; `event` is null after a fetch of the whole. */
  changed(conversation: L, event: ConversationEvent | null): void;
  /** Another database took the place of this one (a back-up was restored), without these messages that were shown. */
  replaced(lost: readonly Message[]): void;
}

/** What is left of a thread when it is closed, to open it again at once. */
export type ThreadMemory<L extends Log = Conversation> = {
  conversation: L;
  epoch: string;
  activities: readonly Activity[];
};

export type Thread<L extends Log = Conversation> = {
  id: string;
  conversation: ReadonlySignal<L | null>;
  activities: ReadonlySignal<readonly Activity[]>;
  /** Why there is nothing to show, where the server refused for good. */
  refused: ReadonlySignal<string | null>;
  loadingOlder: ReadonlySignal<boolean>;
  /** What was read when the thread was opened or marked as unread; null when nothing was unread. */
  readBefore: ReadonlySignal<number | null>;
  receive(frame: EngineFrame): void;
  catchUp(): Promise<void>;
  loadOlder(): Promise<void>;
  /** Loads older messages until this one is among them. False where it cannot be had. */
  loadUpTo(seq: number): Promise<boolean>;
  /** Somebody sees the thread: tells the server that the others' messages are read. */
  seen(): void;
  /** The agent wants it unread: looking at it does not read it, until it is opened again. Or no longer. */
  keepUnread(unread: boolean): void;
  /** Closes the thread and returns what is worth keeping. */
  close(): ThreadMemory<L> | null;
};

/** One open thread: its messages, what happened to it, and how far this agent has read it. */
export function createThread<L extends Log>(
  kind: ThreadKind<L>,
  deps: ThreadDeps<L>,
  id: string,
  memory: ThreadMemory<L> | null,
): Thread<L> {
  const { api } = deps;
  const conversation = signal<L | null>(null);
  const refused = signal<string | null>(null);
  const readBefore = signal<number | null>(null);
  const activities = createThreadActivities(api, id, kind.happens, memory?.activities ?? []);
  let opened = false;
  let marked = 0;
  let keptUnread = false;
  let epoch = memory?.epoch ?? '';

  const sync = createLogSync<L>(
    {
      after: deps.after,
      now: deps.now,
      random: deps.random,
      fetchEvents: (after) => api.readEvents(id, after),
      async fetchConversation() {
        const answer = await kind.read(id);
        if (answer.ok) epoch = answer.value.epoch;
        return answer;
      },
      changed: show,
      replaced(lost) {
        marked = 0;
        activities.clear();
        deps.replaced(lost);
      },
      refused(answer: Failure) {
        refused.value = answer.message;
      },
    },
    kind.after,
    memory,
  );
  const pages = createThreadPages(
    { api, shown: () => conversation.peek(), around: activities.read, prepend: sync.prepend },
    id,
  );
  if (memory !== null) open(memory.conversation);

  return {
    id,
    conversation,
    activities: activities.all,
    refused,
    loadingOlder: pages.loading,
    readBefore,
    receive: sync.receive,
    catchUp: sync.catchUp,
    loadOlder: pages.loadOlder,
    loadUpTo: pages.loadUpTo,
    seen,
    keepUnread(unread) {
      if (unread === keptUnread) return;
      keptUnread = unread;
      marked = 0;
      const shown = conversation.peek();
      readBefore.value = unread && shown !== null ? kind.readUpTo(shown) : null;
    },
    close() {
      sync.stop();
      const last = sync.current();
      return last === null ? null : { conversation: last, epoch, activities: activities.all.peek() };
    },
  };

  function open(first: L): void {
    opened = true;
    conversation.value = first;
    readBefore.value = kind.unreadOf(first) > 0 ? kind.readUpTo(first) : null;
  }

  function show(next: L, event: ConversationEvent | null): void {
    const known = conversation.peek();
    if (!opened) open(next);
    conversation.value = next;
    if (event !== null) activities.happened(event);
    const whole = known === null || known.messages.at(-1)?.id !== next.messages.at(-1)?.id;
    if (event === null && whole)
      void activities.read(next).then(() => pages.loadUpToUnread(() => readBefore.peek()));
    deps.changed(next, event);
  }

  function seen(): void {
    const shown = conversation.peek();
    if (keptUnread || shown === null || kind.unreadOf(shown) === 0 || marked >= shown.state.seq) return;
    const upTo = shown.state.seq;
    marked = upTo;
    void kind.markRead(id, upTo).then((answer) => {
      // Asked again with the next change or return to the page.
      if (!answer.ok && marked === upTo) marked = 0;
    });
  }
}
