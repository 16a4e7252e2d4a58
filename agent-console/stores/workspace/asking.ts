import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals';
import { BAD_RATING_EVENT, CONVERSATION_EVENT } from '../../../server/contract/channels.ts';
import type { NoticeEvent } from '../../../server/contract/notices/notices.ts';
import type { AgentSession } from '../../../server/contract/schemas/agent-api.ts';
import type { BadRating, Message } from '../../../server/contract/schemas/conversations.ts';
import type { ConversationEvent } from '../../../server/contract/schemas/events.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import { countAttention } from '../inbox/attention.ts';
import { createHanded } from '../inbox/handed.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { isWithBot } from '../inbox/inbox-queues.ts';
import { createMentions } from '../inbox/mentions.ts';
import { type AlertPort, createAlerts } from '../shell/alerts.ts';
import type { Deps } from '../shell/deps.ts';
import type { NoticeChoices } from '../shell/notice-choices.ts';
import type { Notices } from '../shell/notices.ts';
import type { Parts } from '../shell/parts.ts';
import { createPush, type PushPort } from '../shell/push.ts';
import { createOffers } from '../triage/offers.ts';
import type { KnownConversations } from './known-conversations.ts';
import type { OpenThreads } from './open-thread.ts';

export interface AskingDeps extends Deps {
  api: AgentApi;
  inbox: Inbox;
  known: KnownConversations;
  threads: OpenThreads;
  notices: Notices;
  alertPort: AlertPort;
  pushPort: PushPort;
  choices: ReadonlySignal<NoticeChoices>;
  rooms: { named(id: string): unknown };
  visible: ReadonlySignal<boolean>;
  /** Goes to a conversation, when its notification is clicked. */
  goTo(conversationId: string): void;
  parts: Parts;
}

/** What asks for this agent, and how they are made to notice: counted, said in the corner, rung. */
export function createAsking(deps: AskingDeps, { agent }: AgentSession) {
  const { api, inbox, known, threads, notices, rooms, parts } = deps;
  const mentions = createMentions(api, agent);
  const handed = createHanded(deps.storage, agent.id);
  const asking = countAttention(inbox, handed.ids, agent.id);
  const attention = computed(() => asking.value.waiting + asking.value.unread);
  const alerts = createAlerts({ ...deps, port: deps.alertPort, attention, open: deps.goTo });
  const push = createPush({ ...deps, port: deps.pushPort, alerts });
  const offers = createOffers({
    ...deps,
    agentId: agent.id,
    arrived: ({ state, lastMessage }) =>
      alerts.happened({
        event: 'offer',
        conversationId: state.id,
        title: state.visitor.name,
        body: lastMessage?.body ?? '',
      }),
  });
  /** The conversations of whose rating the agent was told: it may come twice. */
  const rated = new Set<string>();
  const stopSeeing = effect(() => {
    const shown = threads.open.value?.thread;
    if (!shown?.conversation.value || !threads.inView.value) return;
    if (handed.ids.value.has(shown.id)) handed.seen(shown.id);
    // Also one that comes while the conversation is open.
    if (mentions.unseen.value.length > 0) mentions.seen(shown.id);
  });
  parts.add({
    receive: { [CONVERSATION_EVENT]: offers.receive },
    catchUp: offers.refresh,
    stop: offers.stop,
  });
  parts.add({
    receive: {
      [CONVERSATION_EVENT]: (frame) => {
        if (frame.cut) return;
        if (handed.happened(frame.event)) wasHanded(frame.event);
        const { type, data, conversationId } = frame.event;
        if (type === 'conversation.escalated' && data.agent?.id === agent.id && data.as !== 'offer')
          wasAsked(conversationId);
      },
      'message.arrived': messageArrived,
      [BAD_RATING_EVENT]: wasRated,
    },
    refresh: mentions.refresh,
    storageChanged: handed.storageChanged,
    stop: stopSeeing,
  });
  parts.add({ stop: alerts.stop });
  parts.add({ refresh: push.refresh, stop: push.stop });
  return { mentions, handed: handed.ids, asking, attention, alerts, push, tryNotices, offers };

  /** Sends a test on the way that all others go: by push where that is on. False where it could not be sent. */
  async function tryNotices(title: string): Promise<boolean> {
    const pushed = push.state.peek() === 'on';
    await alerts.test(pushed ? null : title);
    return !pushed || push.test();
  }

  function messageArrived(message: Message): void {
    const { author, body, conversationId } = message;
    const mentioned = mentions.messageArrived(message);
    if (threads.inFront() === conversationId) return;
    const event = mentioned ? 'mention' : eventOf(message);
    if (event === null) return;
    if (alerts.wants(event, 'inApp'))
      notices.say({ kind: mentioned ? 'mentioned' : 'wrote', name: author.name, conversationId });
    alerts.happened({ event, conversationId, title: author.name, body });
  }

  /** A visitor, or by mail somebody else, wrote to this agent, or to nobody yet; or a colleague in a room. */
  function eventOf({ author, conversationId, mail }: Message): NoticeEvent | null {
    if (rooms.named(conversationId) !== null) return author.id === agent.id ? null : 'room';
    if (author.kind !== 'visitor' && mail?.from === undefined) return null;
    const state = untracked(() => known.stateOf(conversationId));
    if (state !== null && isWithBot(state)) return null;
    if (state === null || state.status === 'waiting') return 'waiting';
    return state.assignee?.id === agent.id ? 'message' : null;
  }

  /** A colleague, or a rule, gave the agent a conversation. */
  function wasHanded({ conversationId, data }: ConversationEvent): void {
    if (threads.inFront() === conversationId) return handed.seen(conversationId);
    const by = 'by' in data && typeof data.by === 'object' ? data.by : null;
    const name = by?.kind === 'agent' ? by.name : null;
    if (alerts.wants('assigned', 'inApp')) notices.say({ kind: 'assigned', name, conversationId });
    ring('assigned', conversationId);
  }

  /**
   * Nobody answers a visitor, and this agent is asked next: by name, so the line in the corner comes whatever they have chosen. An
   * offer to them speaks for itself.
   */
  function wasAsked(conversationId: string): void {
    if (threads.inFront() === conversationId) return;
    const name = ring('waiting', conversationId);
    notices.say({ kind: 'unanswered', name, conversationId });
  }

  /** A visitor gave a bad rating, of which this agent wants to hear. */
  function wasRated({ conversationId, name, score, words }: BadRating): void {
    if (rated.has(conversationId) || threads.inFront() === conversationId) return;
    rated.add(conversationId);
    if (alerts.wants('rating', 'inApp')) notices.say({ kind: 'rated', name, score, conversationId });
    alerts.happened({ event: 'rating', conversationId, title: name, body: `${score} / 5 ${words}`.trim() });
  }

  /** @returns who the visitor is; null where the list does not know */
  function ring(event: NoticeEvent, conversationId: string): string | null {
    const card = inbox.cards.peek().get(conversationId);
    const name = card?.state.visitor.name ?? null;
    alerts.happened({
      event,
      conversationId,
      title: name,
      body: card?.lastMessage?.body ?? '',
    });
    return name;
  }
}
