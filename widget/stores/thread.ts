import { batch, computed, signal } from '@preact/signals';
import {
  type ConversationSync,
  createConversationSync,
} from '../../server/contract/client/conversation-sync.ts';
import type { Failure } from '../../server/contract/client/ports.ts';
import type { Conversation, Message } from '../../server/contract/schemas/conversations.ts';
import type { ConversationEvent, EngineFrame } from '../../server/contract/schemas/events.ts';
import type { WidgetDeps } from './deps.ts';
import type { Site } from './site.ts';

export interface ThreadListener {
  /** With every new state; `event` is what led to it, null after a full fetch. */
  changed(conversation: Conversation, event: ConversationEvent | null): void;
  /** Another database took the place of this one, without these messages that were shown. */
  replaced(lost: readonly Message[]): void;
  /** Whether this tab speaks for the browser. */
  leads(): boolean;
  /** The server will not give this conversation any more. */
  refused(failure: Failure): void;
}

/** What arrives within this time is told to the server at once; what is seen meanwhile is told as seen. */
const TELL_AFTER_MS = 1_500;
const TELL_AGAIN_MS = 15_000;

/** The one conversation that is shown, kept as the server has it. */
export function createThread(deps: WidgetDeps, site: Site, listener: ThreadListener) {
  const conversation = signal<Conversation | null>(null);
  /** What the visitor has seen, before the server has heard of it. */
  const seenUpTo = signal(0);
  /** Where what was new began when the visitor last came to look; null: nothing was. */
  const newSince = signal<number | null>(null);
  /** The newest messages are in front of the visitor's eyes. */
  let looking = false;
  let sync: ConversationSync | null = null;
  let marked = 0;
  let cancelTelling: (() => void) | null = null;

  const unread = computed(() => {
    if (conversation.value === null) return 0;
    const read = readUpTo();
    return conversation.value.messages.filter(({ author, seq }) => author.kind !== 'visitor' && seq > read)
      .length;
  });
  /** What others wrote after this is new; null: nothing is. */
  const newAfter = computed(() => (unread.value > 0 ? (newSince.value ?? readUpTo()) : newSince.value));

  return {
    conversation,
    unread,
    newAfter,
    id: () => conversation.value?.state.id ?? null,

    /** Shows this conversation from now on. */
    follow(start: { conversation: Conversation; epoch: string }): void {
      const { id } = start.conversation.state;
      if (sync?.current()?.state.id === id) return void sync.catchUp();
      clear();
      sync = createConversationSync(
        {
          ...deps,
          fetchEvents: async (after) => site.reached(await deps.api.events(id, after)),
          fetchConversation: async () => site.reached(await deps.api.conversation(id)),
          changed: show,
          replaced(lost) {
            seenUpTo.value = 0;
            marked = 0;
            listener.replaced(lost);
          },
          refused: listener.refused,
        },
        start,
      );
      show(start.conversation, null);
    },
    receive: (frame: EngineFrame) => sync?.receive(frame),
    catchUp: async () => sync?.catchUp(),
    epoch: () => sync?.epoch() ?? null,
    find: (messageId: string): Message | undefined =>
      conversation.value?.messages.find((message) => message.id === messageId),

    /** Older messages before those there are. False when there was no answer. */
    async loadEarlier(): Promise<boolean> {
      const { state, messages, earlier } = conversation.value ?? {};
      const first = messages?.[0];
      if (!state || !first || !earlier) return true;
      const answer = site.reached(await deps.api.history(state.id, first.seq));
      if (answer.ok && sync?.current()?.state.id === state.id)
        sync.prepend(answer.value.messages, answer.value.earlier);
      return answer.ok;
    },

    /** From now on the newest messages are in front of the visitor, or (false) are no more. */
    look(now: boolean): void {
      looking = now && conversation.value !== null;
      if (!now || unread.value === 0) return;
      newSince.value ??= readUpTo();
      see();
    },
    /** What was new is known by now. */
    forgetNew(): void {
      newSince.value = null;
    },
    clear,
  };

  function readUpTo(): number {
    return Math.max(conversation.value?.state.read.visitor ?? 0, seenUpTo.value);
  }

  /** The visitor has seen the newest messages. */
  function see(): void {
    const { state, messages } = conversation.value ?? {};
    const newest = messages?.at(-1)?.seq ?? 0;
    if (!state || unread.value === 0) return;
    seenUpTo.value = newest;
    void mark(state.id, newest);
  }

  function show(next: Conversation, event: ConversationEvent | null): void {
    batch(() => {
      conversation.value = next;
      // What comes while it is looked at was never unread, not even for a moment.
      if (looking) see();
    });
    // Told before, but not heard there: the server must know it, or the agents never will.
    if (event === null && seenUpTo.value > next.state.read.visitor) void mark(next.state.id, seenUpTo.value);
    if (undelivered() > 0) tellSoon(TELL_AFTER_MS);
    listener.changed(next, event);
  }

  /** Up to where something has arrived that the server has not been notified of; 0: nowhere. */
  function undelivered(): number {
    const { state, messages } = conversation.value ?? {};
    const newest = messages?.filter(({ author }) => author.kind !== 'visitor').at(-1)?.seq ?? 0;
    return newest > Math.max(state?.delivered.visitor ?? 0, marked) ? newest : 0;
  }

  function tellSoon(delayMs: number): void {
    cancelTelling ??= deps.after(delayMs, async () => {
      cancelTelling = null;
      const [id, upTo] = [conversation.value?.state.id, undelivered()];
      if (id === undefined || upTo === 0 || !listener.leads()) return;
      const answer = await deps.api.markDelivered(id, upTo);
      if (!answer.ok && conversation.value?.state.id === id) tellSoon(TELL_AGAIN_MS);
    });
  }

  async function mark(id: string, upTo: number): Promise<void> {
    if (upTo <= marked) return;
    marked = upTo;
    const answer = await deps.api.markRead(id, upTo);
    if (!answer.ok && marked === upTo) marked = 0;
  }

  function clear(): void {
    sync?.stop();
    sync = null;
    conversation.value = null;
    seenUpTo.value = 0;
    newSince.value = null;
    looking = false;
    marked = 0;
    cancelTelling?.();
    cancelTelling = null;
  }
}
export type Thread = ReturnType<typeof createThread>;
