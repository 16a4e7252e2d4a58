import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import {
  AGENT_DUTY_EVENT,
  AGENTS_CHANNEL,
  agentChannel,
  CONVERSATION_EVENT,
  DESK_CHANGED_EVENT,
  READING_EVENT,
  ROOM_READ_EVENT,
  roomChannel,
  VISITOR_ERASED_EVENT,
  VISITOR_PRESENCE_EVENT,
} from '../../server/contract/channels.ts';
import type { LinkState } from '../../server/contract/client/engine-link.ts';
import type { SharedLink } from '../../server/contract/client/shared-link.ts';
import type { AgentSession } from '../../server/contract/schemas/agent-api.ts';
import type {
  Conversation,
  ConversationCard,
  ConversationState,
  Message,
  Reading,
} from '../../server/contract/schemas/conversations.ts';
import type { UpdateTriage } from '../../server/contract/schemas/desk-api.ts';
import type { ConversationEvent, EngineFrame } from '../../server/contract/schemas/events.ts';
import type {
  AgentAvailability,
  VisitorErased,
  VisitorPresence,
} from '../../server/contract/schemas/people.ts';
import type { Room, RoomRead } from '../../server/contract/schemas/rooms-api.ts';
import type { AgentApi } from '../transport/agent-api.ts';
import { createCanned } from './composer/canned-replies.ts';
import { type Composer, createComposer } from './composer/composer.ts';
import { createComposers } from './composer/composers.ts';
import { createDraftSync } from './composer/draft-sync.ts';
import { createDrafts } from './composer/drafts.ts';
import { createRecentEmoji } from './composer/recent-emoji.ts';
import { countAttention } from './inbox/attention.ts';
import { createHanded } from './inbox/handed.ts';
import { createInbox } from './inbox/inbox.ts';
import { createMentions } from './inbox/mentions.ts';
import { createQuickFind } from './inbox/quick-find.ts';
import { createReadings } from './inbox/readings.ts';
import { createSearch } from './inbox/search.ts';
import { createSelection } from './inbox/selection.ts';
import { createSteadyList } from './inbox/steady-list.ts';
import { createAvailability } from './people/availability.ts';
import { createDirectory } from './people/directory.ts';
import { createVisitorsHere } from './people/online-visitors.ts';
import { createSitesStore } from './people/sites.ts';
import { createTeam } from './people/team.ts';
import { createRooms } from './people/team-rooms.ts';
import { createVisitorStore } from './people/visitor.ts';
import { type AlertPort, createAlerts, type Occasion } from './shell/alerts.ts';
import { createClock } from './shell/clock.ts';
import type { Connection } from './shell/connection.ts';
import type { Deps } from './shell/deps.ts';
import { createKeymap } from './shell/keymap.ts';
import { createNotices } from './shell/notices.ts';
import { createPanels, type Target } from './shell/panels.ts';
import { createPreferences } from './shell/preferences.ts';
import type { Route } from './shell/router.ts';
import { createDeliveries } from './thread/deliveries.ts';
import { createDelivery } from './thread/delivery.ts';
import { createOutbox } from './thread/outbox.ts';
import { createThread, createThreadOf, type Thread } from './thread/thread.ts';
import { createThreadMemories } from './thread/thread-memories.ts';
import { joinThreadPresence, type ThreadPresence } from './thread/thread-presence.ts';
import { createTypingSender } from './thread/typing.ts';
import { createOffers } from './triage/offers.ts';
import { createTriage, type TriageAction } from './triage/triage.ts';

export interface DeskDeps extends Deps {
  alertPort: AlertPort;
  /** Goes to a conversation, when its notification is clicked. */
  goTo(conversationId: string): void;
  api: AgentApi;
  connection: Connection;
  /** Whether somebody can see the page. */
  visible: ReadonlySignal<boolean>;
  connect(told: { changed(state: LinkState): void; poll(): void }): SharedLink;
}

export type Workspace = ReturnType<typeof createWorkspace>;

/**
 * Everything a signed-in agent works with, joined: what comes from the engine goes to whom it concerns, what is read
 * in one place is known in the others. It lives as long as the same agent is signed in.
 */
export function createWorkspace(deps: DeskDeps, session: AgentSession) {
  const { api, connection } = deps;
  const { agent, limits, timings } = session;
  const inbox = createInbox({
    ...deps,
    agentId: agent.id,
    epoch: session.epoch,
    renewed: (epoch) => outbox.offerKept(epoch),
  });
  const shownLine = computed(() => `${inbox.queue.value} ${inbox.order.value}`);
  const list = createSteadyList(inbox.listed, inbox.cards, shownLine);
  const team = createTeam(deps, api, agent.id);
  const visitor = createVisitorStore(api);
  const search = createSearch(deps);
  const quickFind = createQuickFind(deps);
  const shown = computed(() =>
    search.finding.value === null ? list.shown.value : search.found.value.map((one) => one.card),
  );
  const readings = createReadings(cardOf);
  const notices = createNotices(deps);
  const duty = createAvailability(deps, { api, team, notices, me: agent.id });
  const visitorsHere = createVisitorsHere(deps);
  const directory = createDirectory(api);
  const panels = createPanels();
  // Which list it is, and in which order: what was selected in one is not what is seen in the next.
  const scope = computed(() => JSON.stringify([shownLine.value, search.finding.value]));
  const selection = createSelection(shown, scope);
  const keymap = createKeymap(deps.storage, agent.id);
  const preferences = createPreferences(deps.storage, api, agent.id, keymap);
  const canned = createCanned(api);
  const mentions = createMentions(api, agent);
  const clock = createClock(deps);
  const drafts = createDrafts(deps.storage, agent.id);
  const memories = createThreadMemories();
  const rooms = createRooms({ ...deps, me: agent });
  const roomMemories = createThreadMemories<Room>();
  const thread = signal<Thread | null>(null);
  /** A room is open in place of a conversation. */
  const room = signal<Thread<Room> | null>(null);
  const presence = signal<ThreadPresence | null>(null);
  const composer = signal<Composer | null>(null);

  const outbox = createOutbox(deps, agent.id, {
    epoch: session.epoch,
    post: createDelivery({ api, statusOf }),
    // Only events move what is shown; this one may be late, so it is asked for.
    sent: (message) => look(message.conversationId),
  });
  const composers = createComposers((id) =>
    createComposer(
      {
        ...deps,
        limits,
        me: agent,
        drafts,
        outbox,
        typing: typingIn(id),
        openly: () => room.peek()?.id === id,
      },
      id,
    ),
  );
  const draftSync = createDraftSync({
    ...deps,
    drafts,
    changed: (id, draft) => composers.existing(id)?.adopt(draft),
  });
  const triage = createTriage({ api, notices, now: deps.now, stateOf, readUpTo, wasRead, look });

  const handed = createHanded(deps.storage, agent.id);
  const asking = countAttention(inbox, handed.ids, agent.id);
  const attention = computed(() => asking.value.waiting + asking.value.unread);
  const alerts = createAlerts({ ...deps, port: deps.alertPort, attention, open: deps.goTo });
  const offers = createOffers({
    ...deps,
    notices,
    agentId: agent.id,
    arrived: ({ state, lastMessage }) =>
      alerts.happened({
        conversationId: state.id,
        title: state.visitor.name,
        body: lastMessage?.body ?? '',
      }),
  });
  const recentEmoji = createRecentEmoji(deps.storage);

  const link = deps.connect({ changed: connection.link, poll: catchUp });
  const agents = link.open(AGENTS_CHANNEL, {
    subscribed: catchUp,
    event: received,
    members: team.members,
  });
  const own = link.open(agentChannel(agent.id), {
    subscribed: () => {},
    event: (name, data) => {
      if (name === READING_EVENT) wasRead(data as Reading);
    },
  });
  const deliveries = createDeliveries({ ...deps, leads: link.leads }, inbox.cards);
  void team.refresh();
  readAround();

  const stopSeeing = effect(() => {
    const open = thread.value ?? room.value;
    if (!open?.conversation.value || !deps.visible.value) return;
    untracked(open.seen);
    if (handed.ids.value.has(open.id)) handed.seen(open.id);
    // Also one that comes while the conversation is open.
    if (mentions.unseen.value.length > 0) mentions.seen(open.id);
  });

  return {
    agent,
    limits,
    newId: deps.newId,
    inbox,
    list,
    /** The cards beside the open conversation, as they are shown. */
    shown,
    search,
    quickFind,
    directory,
    panels,
    selection,
    keymap,
    preferences,
    canned,
    mentions,
    stateOf,
    /** The way to a conversation, with the list beside it that is there now, or to a room. */
    routeTo(id: string): Route {
      if (rooms.named(id) !== null) return { page: 'rooms', id };
      const find = search.finding.peek();
      return { page: 'conversation', id, queue: inbox.queue.peek(), ...(find === null ? {} : { find }) };
    },
    /** Arranges what a panel or the selection is about. A selection is over with the act that it was made for. */
    updateTriage({ ids, selected }: Target, requested: UpdateTriage, action: TriageAction): Promise<number> {
      if (selected) selection.clear();
      return triage.updateTriage(ids, requested, action);
    },
    /** Marks as unread what an act is about. */
    markUnread({ ids, selected }: Target): Promise<number> {
      if (selected) selection.clear();
      return triage.markUnread(ids);
    },
    team,
    duty,
    offers,
    visitorsHere,
    visitor,
    notices,
    clock,
    drafts,
    outbox,
    triage,
    connection,
    sites: createSitesStore(api),
    rooms,
    thread: thread as ReadonlySignal<Thread | null>,
    room: room as ReadonlySignal<Thread<Room> | null>,
    presence: presence as ReadonlySignal<ThreadPresence | null>,
    composer: composer as ReadonlySignal<Composer | null>,
    asking,
    attention,
    handed: handed.ids,
    alerts,
    recentEmoji,
    open,
    /** After any absence: of the page, of the network, of the session. */
    resume() {
      outbox.retryNow();
      composers.retryNow();
      link.wake();
      readAround();
    },
    /** The page goes to sleep; `resume` ends it. */
    rest: link.rest,
    /** Whether what must happen once in this browser, such as a sound, happens in this tab. */
    leads: link.leads,
    /** Another tab has changed what is stored. */
    storageChanged(key: string, text: string | null) {
      outbox.storageChanged(key);
      handed.storageChanged(key);
      const changed = drafts.storageChanged(key, text);
      if (changed !== null) composers.existing(changed)?.adopt(drafts.of(changed));
    },
    stop() {
      leave();
      stopSeeing();
      composers.stop();
      for (const part of [
        alerts,
        deliveries,
        draftSync,
        preferences,
        inbox,
        search,
        list,
        offers,
        rooms,
        selection,
        team,
        clock,
        outbox,
      ])
        part.stop();
      agents.close();
      own.close();
      link.stop();
    },
  };

  /** Opens a conversation, or a room of the team, in place of what was open; null opens none. */
  function open(id: string | null, kind: 'conversation' | 'room' = 'conversation'): void {
    if (openId() === id) return;
    leave();
    list.keep(kind === 'conversation' ? id : null);
    if (id === null || kind === 'room') visitor.show(null);
    if (id === null) return;
    if (kind === 'room') return openRoom(id);
    const memory = memories.take(id);
    const next = createThread(
      { ...deps, readings, wasRead, changed: conversationChanged, replaced: offerAgain },
      id,
      memory,
    );
    composer.value = composers.of(id);
    thread.value = next;
    if (memory !== null) known(memory.conversation);
    void next.catchUp();
  }

  function openRoom(id: string): void {
    const memory = roomMemories.take(id);
    const next = createThreadOf<Room>(
      rooms.threads,
      { ...deps, changed: roomChanged, replaced: offerAgain },
      id,
      memory,
    );
    const box = composers.of(id);
    box.choose('note');
    composer.value = box;
    room.value = next;
    if (memory !== null) joinRoom(id);
    void next.catchUp();
  }

  function leave(): void {
    const [conversation, talk] = [thread.peek(), room.peek()];
    if (conversation !== null) {
      const last = conversation.close();
      memories.keep(conversation.id, conversation.refused.peek() === null ? last : null);
    }
    if (talk !== null) {
      const last = talk.close();
      roomMemories.keep(talk.id, talk.refused.peek() === null ? last : null);
    }
    presence.peek()?.leave();
    presence.value = null;
    thread.value = null;
    room.value = null;
    composer.value = null;
  }

  function roomChanged({ state, messages }: Room, event: ConversationEvent | null): void {
    for (const message of event === null ? messages : []) outbox.settle(message.id);
    if (event?.type === 'message.created') messageArrived(event.data.message);
    if (state.id === room.peek()?.id) joinRoom(state.id);
  }

  function joinRoom(id: string): void {
    if (presence.peek()?.conversationId === id) return;
    presence.peek()?.leave();
    presence.value = joinThreadPresence({ ...deps, link, timings, agentId: agent.id }, id, roomChannel(id));
  }

  function conversationChanged(conversation: Conversation, event: ConversationEvent | null): void {
    inbox.learn(conversation, readings.of(conversation.state.id));
    for (const message of event === null ? conversation.messages : []) outbox.settle(message.id);
    if (event?.type === 'message.created') messageArrived(event.data.message);
    if (conversation.state.id === thread.peek()?.id) known(conversation);
  }

  /** A back-up was restored: what this agent had written since goes out again. */
  function offerAgain(lost: readonly Message[]): void {
    outbox.offerAgain(lost.filter((message) => message.author.id === agent.id));
  }

  /** The open conversation is there: now it makes sense to join those who look at it. */
  function known({ state }: Conversation): void {
    visitor.show(state.visitor.id);
    if (presence.peek()?.conversationId === state.id) return;
    presence.peek()?.leave();
    presence.value = joinThreadPresence({ ...deps, link, timings, agentId: agent.id }, state.id);
  }

  function received(name: string, data: unknown): void {
    if (name === CONVERSATION_EVENT) {
      const frame = data as EngineFrame;
      if (!rooms.receive(frame)) for (const part of [inbox, search, offers]) part.receive(frame);
      if (!frame.cut && handed.happened(frame.event)) wasHanded(frame.event);
      // An open thread says by itself what has arrived, once it can show it.
      const open = thread.peek() ?? room.peek();
      if (open?.id === frame.event.conversationId) open.receive(frame);
      else if (!frame.cut && frame.event.type === 'message.created') messageArrived(frame.event.data.message);
    }
    if (name === DESK_CHANGED_EVENT) {
      for (const part of [directory, canned]) void part.refresh();
      void rooms.refresh().then(() => {
        const open = room.peek();
        // The server says that it is closed, and the thread shows that.
        if (open !== null && rooms.named(open.id) === null) void open.catchUp();
      });
    }
    if (name === ROOM_READ_EVENT) rooms.wasRead(data as RoomRead);
    if (name === AGENT_DUTY_EVENT) team.duty(data as AgentAvailability);
    if (name === VISITOR_ERASED_EVENT) erased(data as VisitorErased);
    if (name === VISITOR_PRESENCE_EVENT) {
      inbox.visitorPresence(data as VisitorPresence);
      visitor.presence(data as VisitorPresence);
      visitorsHere.changed();
    }
  }

  /** A visitor had everything deleted: nothing of it stays on the screen or in memory. */
  function erased({ conversationIds }: VisitorErased): void {
    inbox.forget(conversationIds);
    for (const id of conversationIds) memories.forget(id);
    const open = thread.peek();
    if (open === null || !conversationIds.includes(open.id)) return;
    // The server says that it is gone, and the thread shows that.
    void open.catchUp();
    visitor.show(null);
  }

  function messageArrived(message: Message): void {
    outbox.settle(message.id);
    const { conversationId } = message;
    // Who answers has read what they answer.
    const open = thread.peek();
    if (message.author.id === agent.id && open?.id === conversationId) {
      open.keepUnread(false);
      if (deps.visible.peek()) open.seen();
    }
    const inFront = openId() === conversationId && deps.visible.peek();
    const mentioned = mentions.messageArrived(message);
    if (mentioned && !inFront) notices.say({ kind: 'mentioned', name: message.author.name, conversationId });
    if (!inFront && (mentioned || asksForMe(message))) alerts.happened(occasionOf(message));
    composers.existing(message.conversationId)?.messageArrived(message);
    if (presence.peek()?.conversationId === message.conversationId) presence.peek()?.wrote(message.author);
  }

  /** A colleague, or a rule, gave the agent a conversation. */
  function wasHanded({ conversationId, data }: ConversationEvent): void {
    if (openId() === conversationId && deps.visible.peek()) return handed.seen(conversationId);
    const by = 'by' in data && typeof data.by === 'object' ? data.by : null;
    const name = by?.kind === 'agent' ? by.name : null;
    notices.say({ kind: 'assigned', name, conversationId });
    const card = inbox.cards.peek().get(conversationId);
    const title = card?.state.visitor.name ?? name ?? '';
    alerts.happened({ conversationId, title, body: card?.lastMessage?.body ?? '' });
  }

  /** A visitor wrote to this agent, or to nobody yet. */
  function asksForMe({ author, conversationId }: Message): boolean {
    const state = untracked(() => stateOf(conversationId));
    if (author.kind !== 'visitor' || state === null) return author.kind === 'visitor';
    return state.status === 'waiting' || state.assignee?.id === agent.id;
  }

  function catchUp(): void {
    if (link.state() === 'polling') duty.beat();
    inbox.refresh();
    search.refresh();
    void offers.refresh();
    void rooms.refresh();
    void (thread.peek() ?? room.peek())?.catchUp();
  }

  function openId(): string | null {
    return (thread.peek() ?? room.peek())?.id ?? null;
  }

  /** What changes seldom, and is not told over the engine. */
  function readAround(): void {
    for (const part of [directory, preferences, canned, mentions, draftSync]) void part.refresh();
  }

  function look(conversationId: string): void {
    const open = thread.peek() ?? room.peek();
    if (open?.id === conversationId) void open.catchUp();
    if (link.state() !== 'live') inbox.refresh();
  }

  /** What this browser knows of a conversation, open or in a list. */
  function stateOf(conversationId: string): ConversationState | null {
    const open = thread.value;
    const state = open?.id === conversationId ? open.conversation.value?.state : undefined;
    return state ?? cardOf(conversationId)?.state ?? null;
  }

  function cardOf(conversationId: string): ConversationCard | null {
    const card = inbox.cards.value.get(conversationId);
    return card ?? shown.value.find((one) => one.state.id === conversationId) ?? null;
  }

  function readUpTo(conversationId: string): number | null {
    return untracked(() => readings.of(conversationId)?.upTo ?? stateOf(conversationId)?.read.agents ?? null);
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
    if (openId() === conversationId) thread.peek()?.keepUnread(before !== null && mark.upTo < before);
  }

  function statusOf(conversationId: string) {
    return untracked(() => stateOf(conversationId))?.status ?? null;
  }

  function typingIn(id: string) {
    return createTypingSender(deps, timings, (event, data) => {
      const joined = presence.peek();
      return joined?.conversationId === id && joined.trigger(event, data);
    });
  }
}

function occasionOf({ conversationId, author, body }: Message): Occasion {
  return { conversationId, title: author.name, body };
}
