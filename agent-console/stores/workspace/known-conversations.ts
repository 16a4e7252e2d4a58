import { untracked } from '@preact/signals';
import { CONVERSATION_EVENT, READING_EVENT } from '../../../server/contract/channels.ts';
import type { SharedLink } from '../../../server/contract/client/shared-link.ts';
import type {
  ConversationCard,
  ConversationState,
  Reading,
} from '../../../server/contract/schemas/conversations.ts';
import type { EngineFrame } from '../../../server/contract/schemas/events.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Readings } from '../inbox/readings.ts';
import type { Search } from '../inbox/search.ts';
import type { Parts } from '../shell/parts.ts';
import type { OpenThreads } from './open-thread.ts';

export interface KnownConversationsDeps {
  /** The id of the agent who looks. */
  me: string;
  inbox: Inbox;
  search: Search;
  cardOf(conversationId: string): ConversationCard | null;
  readings: Readings;
  threads: OpenThreads;
  link: Pick<SharedLink, 'state'>;
  parts: Parts;
}

export type KnownConversations = {
  /** Follows, where it is asked for in a view or an effect. */
  stateOf(conversationId: string): ConversationState | null;
  /** Up to where this agent has read it; null when this browser does not know. */
  readUpTo(conversationId: string): number | null;
  /** The conversation has changed, or is not what this browser believed: asks the server. */
  look(conversationId: string): void;
};

/** What this browser knows of a conversation, open or in a list; and how far this agent has read it. */
export function createKnownConversations(deps: KnownConversationsDeps): KnownConversations {
  const { inbox, search, cardOf, readings, threads, link } = deps;
  deps.parts.add({ receive: { [READING_EVENT]: wasRead, [CONVERSATION_EVENT]: wasShown } });
  return {
    stateOf,
    readUpTo,
    look(id) {
      const open = threads.open.peek()?.thread;
      if (open?.id === id) void open.catchUp();
      if (link.state() !== 'live') inbox.refresh();
    },
  };

  function stateOf(conversationId: string): ConversationState | null {
    const open = threads.thread.value;
    const state = open?.id === conversationId ? open.conversation.value?.state : undefined;
    return state ?? cardOf(conversationId)?.state ?? null;
  }

  function readUpTo(conversationId: string): number | null {
    return untracked(() => readings.of(conversationId)?.upTo ?? stateOf(conversationId)?.read.agents ?? null);
  }

  /** What the visitor is shown as read by this agent was read in one of the agent's browsers, which no other message says. */
  function wasShown(frame: EngineFrame): void {
    if (frame.cut || frame.event.type !== 'conversation.read') return;
    const { conversationId, data } = frame.event;
    if (data.mark?.agentId !== deps.me) return;
    const last = cardOf(conversationId)?.lastMessage?.seq ?? 0;
    // Whatever came after the mark is to be counted by the server.
    const newest = last <= data.upTo ? last : -1;
    wasRead({ conversationId, mark: { upTo: data.upTo, version: data.mark.version }, unread: 0, newest });
  }

  /** How far this agent has read, said by the server: to this browser, or to all of the agent's. */
  function wasRead(reading: Reading): void {
    const { conversationId, mark } = reading;
    const before = readUpTo(conversationId);
    const known = untracked(() => readings.of(conversationId));
    if ((known?.version ?? 0) >= mark.version) return;
    readings.learn(conversationId, mark);
    inbox.wasRead(reading);
    search.wasRead(reading);
    const open = threads.thread.peek();
    if (open?.id === conversationId) open.keepUnread(before !== null && mark.upTo < before);
  }
}
