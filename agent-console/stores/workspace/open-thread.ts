import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import {
  CONVERSATION_DELETED_EVENT,
  CONVERSATION_EVENT,
  SETTINGS_CHANGED_EVENT,
  VISITOR_ERASED_EVENT,
} from '../../../server/contract/channels.ts';
import type { Log } from '../../../server/contract/client/conversation-sync.ts';
import type { EngineLink } from '../../../server/contract/client/engine-link.ts';
import type { Conversation, Message } from '../../../server/contract/schemas/conversations.ts';
import type { Timings } from '../../../server/contract/schemas/engine.ts';
import type { ConversationEvent, EngineFrame } from '../../../server/contract/schemas/events.ts';
import type { ConversationsDeleted } from '../../../server/contract/schemas/people.ts';
import type { Room } from '../../../server/contract/schemas/rooms-api.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Rooms } from '../people/team-rooms.ts';
import type { Deps } from '../shell/deps.ts';
import type { Parts, ThreadTarget } from '../shell/parts.ts';
import { createThread, type Thread } from '../thread/thread.ts';
import type { ThreadKind } from '../thread/thread-kind.ts';
import { createThreadMemories } from '../thread/thread-memories.ts';
import { joinThreadPresence, type ThreadPresence } from '../thread/thread-presence.ts';

/** What a thread of each kind is a log of. */
type Logs = { conversation: Conversation; room: Room };
type Kind = keyof Logs;
type ByKind<Of extends { [K in Kind]: unknown }> = Of[Kind];

/** The thread that is open, whichever kind it is of. */
export type OpenThread = ByKind<{ [K in Kind]: { kind: K; thread: Thread<Logs[K]> } }>;

/** A kind of thread, and who beside the thread follows one that is open. */
export type OpenKind<L extends Log> = ThreadKind<L> & {
  /** Told every new state. */
  changed?(log: L): void;
  /** It is on the screen: told at once where it is known, and with every new state. */
  shown?(log: L): void;
};

export interface OpenThreadDeps extends Deps {
  api: Pick<AgentApi, 'readEvents' | 'readHistory'>;
  link: Pick<EngineLink, 'open'>;
  timings: Timings;
  me: { id: string };
  /** Whether somebody can see the page. */
  visible: ReadonlySignal<boolean>;
  rooms: Pick<Rooms, 'named' | 'refresh'>;
  kinds: { [K in Kind]: OpenKind<Logs[K]> };
  parts: Parts;
}

export type OpenThreads = {
  open: ReadonlySignal<OpenThread | null>;
  /** The open thread, where it is a conversation with a visitor. */
  thread: ReadonlySignal<Thread | null>;
  /** Who else is there; null until the thread is known. */
  presence: ReadonlySignal<ThreadPresence | null>;
  openId(): string | null;
  /** Whether what is open can be seen: the page is in front, and the part of it that shows rooms was loaded. */
  inView: ReadonlySignal<boolean>;
  /** The part of the page that shows rooms is there. Until then, none is read. */
  roomsDrawn(): void;
  /** The id of the open thread while the agent sees it, else null. */
  inFront(): string | null;
  /** Opens a thread in place of what was open; null opens none. */
  openThread(target: ThreadTarget | null): void;
};

/** Which one thread is open, of whatever kind. It is opened, followed, joined and left in one way. */
export function createOpenThread(deps: OpenThreadDeps): OpenThreads {
  const { kinds, parts, visible } = deps;
  const open = signal<OpenThread | null>(null);
  const presence = signal<ThreadPresence | null>(null);
  const memories: { [K in Kind]: ReturnType<typeof createThreadMemories<Logs[K]>> } = {
    conversation: createThreadMemories<Conversation>(),
    room: createThreadMemories<Room>(),
  };
  let close = () => {};
  const roomsDrawn = signal(false);
  const inView = computed(() => visible.value && (open.value?.kind !== 'room' || roomsDrawn.value));
  const openId = () => open.peek()?.thread.id ?? null;

  const stopSeeing = effect(() => {
    const shown = open.value?.thread;
    if (shown?.conversation.value && inView.value) untracked(shown.seen);
  });
  parts.add({
    receive: {
      [CONVERSATION_EVENT]: receive,
      'room.event': receive,
      'message.arrived': messageArrived,
      [VISITOR_ERASED_EVENT]: erased,
      [CONVERSATION_DELETED_EVENT]: erased,
      [SETTINGS_CHANGED_EVENT]: lookForRoom,
    },
    catchUp: () => open.peek()?.thread.catchUp(),
    stop() {
      leave();
      stopSeeing();
    },
  });

  return {
    open,
    thread: computed(() => (open.value?.kind === 'conversation' ? open.value.thread : null)),
    presence,
    openId,
    inView,
    roomsDrawn() {
      roomsDrawn.value = true;
    },
    inFront: () => (inView.peek() ? openId() : null),
    openThread(target) {
      if (openId() === (target?.id ?? null)) return;
      leave();
      if (target === null) parts.tell('thread.opened', null);
      else openOf(target.kind, target.id);
    },
  };

  function openOf<K extends Kind>(kind: K, id: string): void {
    const memory = memories[kind].take(id);
    const thread = createThread<Logs[K]>(
      kinds[kind],
      {
        ...deps,
        changed: (log, event) => changed(kind, log, event),
        replaced: (lost) => parts.tell('messages.lost', lost),
      },
      id,
      memory,
    );
    close = () => {
      const last = thread.close();
      memories[kind].keep(id, thread.refused.peek() === null ? last : null);
    };
    parts.tell('thread.opened', { kind, id });
    // The compiler does not see that the two belong together.
    open.value = { kind, thread } as OpenThread;
    if (memory !== null) shown(kind, id, memory.conversation);
    void thread.catchUp();
  }

  function leave(): void {
    close();
    close = () => {};
    presence.peek()?.leave();
    presence.value = null;
    open.value = null;
  }

  function changed<K extends Kind>(kind: K, log: Logs[K], event: ConversationEvent | null): void {
    kinds[kind].changed?.(log);
    if (event === null) parts.tell('messages.fetched', log.messages);
    else if (event.type === 'message.created') parts.tell('message.arrived', event.data.message);
    if (log.state.id === openId()) shown(kind, log.state.id, log);
  }

  /** The thread is there: now it makes sense to join those who look at it. */
  function shown<K extends Kind>(kind: K, id: string, log: Logs[K]): void {
    kinds[kind].shown?.(log);
    if (presence.peek()?.conversationId === id) return;
    presence.peek()?.leave();
    presence.value = joinThreadPresence({ ...deps, agentId: deps.me.id }, id, kinds[kind].channel(id));
  }

  function receive(frame: EngineFrame): void {
    const shown = open.peek();
    // An open thread says by itself what has arrived, once it can show it.
    if (shown?.thread.id === frame.event.conversationId) shown.thread.receive(frame);
    else if (!frame.cut && frame.event.type === 'message.created')
      parts.tell('message.arrived', frame.event.data.message);
  }

  function messageArrived({ author, conversationId }: Message): void {
    const shown = open.peek();
    if (shown?.thread.id !== conversationId) return;
    // Who answers has read what they answer.
    if (author.id === deps.me.id && shown.kind === 'conversation') {
      shown.thread.keepUnread(false);
      if (visible.peek()) shown.thread.seen();
    }
    presence.peek()?.wrote(author);
  }

  /** Conversations were deleted, perhaps with their visitor: nothing of it stays on the screen or in memory. */
  function erased({ conversationIds }: Pick<ConversationsDeleted, 'conversationIds'>): void {
    for (const id of conversationIds) memories.conversation.forget(id);
    const shown = open.peek();
    // The server says that it is gone, and the thread shows that.
    if (shown !== null && conversationIds.includes(shown.thread.id)) void shown.thread.catchUp();
  }

  /** Rooms have changed: the server says that the open one is closed, and the thread shows that. */
  async function lookForRoom(): Promise<void> {
    await deps.rooms.refresh();
    const shown = open.peek();
    if (shown?.kind === 'room' && deps.rooms.named(shown.thread.id) === null) await shown.thread.catchUp();
  }
}
