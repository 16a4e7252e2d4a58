import type { ReadonlySignal } from '@preact/signals';
import {
  AGENT_AVAILABILITY_EVENT,
  AGENTS_CHANNEL,
  agentChannel,
  BAD_RATING_EVENT,
  CONVERSATION_DELETED_EVENT,
  CONVERSATION_EVENT,
  READING_EVENT,
  ROOM_READ_EVENT,
  SCHEDULED_CHANGED_EVENT,
  SETTINGS_CHANGED_EVENT,
  VISITOR_ERASED_EVENT,
  VISITOR_PRESENCE_EVENT,
} from '../../server/contract/channels.ts';
import type { LinkState } from '../../server/contract/client/engine-link.ts';
import type { SharedLink } from '../../server/contract/client/shared-link.ts';
import type { AgentSession } from '../../server/contract/schemas/agent-api.ts';
import type { EngineFrame } from '../../server/contract/schemas/events.ts';
import type { UpdateTriage } from '../../server/contract/schemas/triage-api.ts';
import type { AgentApi } from '../transport/agent-api.ts';
import { createReadings } from './inbox/readings.ts';
import type { SearchNames } from './inbox/search-operators.ts';
import type { AlertPort } from './shell/alerts.ts';
import { createClock } from './shell/clock.ts';
import type { Connection } from './shell/connection.ts';
import type { Deps } from './shell/deps.ts';
import { createFirstRun } from './shell/first-run.ts';
import { createKeymap } from './shell/keymap.ts';
import { createNoticeChoices } from './shell/notice-choices.ts';
import { createNotices, type TriageAction } from './shell/notices.ts';
import { createPanels, type Target } from './shell/panels.ts';
import { createParts, type EngineEvents } from './shell/parts.ts';
import { createPreferences } from './shell/preferences.ts';
import type { PushPort } from './shell/push.ts';
import type { Route } from './shell/router.ts';
import { conversationKind } from './thread/conversation-kind.ts';
import { roomKind } from './thread/room-kind.ts';
import { createTriage } from './triage/triage.ts';
import { createAsking } from './workspace/asking.ts';
import { createKnownConversations } from './workspace/known-conversations.ts';
import { createLists } from './workspace/lists.ts';
import { createOpenThread } from './workspace/open-thread.ts';
import { createPeople } from './workspace/people.ts';
import { createWriting } from './workspace/writing.ts';

export interface WorkspaceDeps extends Deps {
  alertPort: AlertPort;
  pushPort: PushPort;
  /** Goes to a conversation, when its notification is clicked. */
  goTo(conversationId: string): void;
  api: AgentApi;
  connection: Connection;
  /** Whether somebody can see the page. */
  visible: ReadonlySignal<boolean>;
  connect(listener: { changed(state: LinkState): void; poll(): void }): SharedLink;
}

export type Workspace = ReturnType<typeof createWorkspace>;

/** What is listened to on the channel of all agents. */
const ON_AGENTS_CHANNEL: readonly (keyof EngineEvents)[] = [
  CONVERSATION_EVENT,
  SETTINGS_CHANGED_EVENT,
  ROOM_READ_EVENT,
  SCHEDULED_CHANGED_EVENT,
  AGENT_AVAILABILITY_EVENT,
  VISITOR_ERASED_EVENT,
  CONVERSATION_DELETED_EVENT,
  VISITOR_PRESENCE_EVENT,
];

/**
 * Everything a signed-in agent works with. Each part registers what it wants to hear of; here they are only made, in
 * the order in which they are told. It lives as long as the same agent is signed in.
 */
export function createWorkspace(given: WorkspaceDeps, session: AgentSession) {
  const { api, connection } = given;
  const { agent, limits, timings } = session;
  const parts = createParts();
  const link = given.connect({ changed: connection.link, poll: parts.catchUp });
  const notices = createNotices(given);
  const deps = { ...given, parts, link, notices };
  parts.add({ stop: link.stop });

  const people = createPeople(deps, session);
  const searchNames = (): SearchNames => ({
    labels: people.directory.labels.value,
    teams: people.directory.teams.value,
    sites: people.sites.sites.value ?? [],
    agents: people.team.people.value,
    now: given.now(),
  });
  const lists = createLists(
    {
      ...deps,
      names: searchNames,
      // Whoever looks is in the team.
      namesKnown: () =>
        people.directory.known.value &&
        people.sites.sites.value !== null &&
        people.team.people.value.length > 0,
      readNames: () => Promise.all([people.directory.refresh(), people.sites.load(), people.team.refresh()]),
    },
    session,
  );
  const { inbox, search, selection } = lists;
  const readings = createReadings(lists.cardOf);
  const threads = createOpenThread({
    ...deps,
    timings,
    me: agent,
    rooms: people.rooms,
    kinds: {
      conversation: {
        ...conversationKind({ api, readings, wasRead: (reading) => parts.tell(READING_EVENT, reading) }),
        changed: (log) => inbox.learn(log, readings.of(log.state.id)),
        shown: ({ state }) => people.visitor.show(state),
      },
      room: roomKind({ api, rooms: people.rooms, me: agent }),
    },
  });
  const known = createKnownConversations({ ...deps, ...lists, me: agent.id, readings, threads });
  const writing = createWriting(
    {
      ...deps,
      known,
      threads,
      // Said in the corner, with a way back, or why it could not be done.
      follow: (id, after) =>
        void (after === 'resolve'
          ? triage.updateTriage([id], { status: 'resolved' }, 'resolved')
          : triage.updateTriage([id], { status: 'snoozed', snoozedUntil: null }, 'snoozed')),
      heldBack: (conversationId, after) => notices.say({ kind: 'held-back', after, conversationId }),
    },
    session,
  );
  const triage = createTriage({
    ...deps,
    ...known,
    wasRead: (reading) => parts.tell(READING_EVENT, reading),
  });
  const noticeChoices = createNoticeChoices(given.storage, agent.id);
  const asking = createAsking(
    { ...deps, inbox, known, threads, rooms: people.rooms, choices: noticeChoices.choices },
    session,
  );
  const keymap = createKeymap(given.storage, agent.id);
  const preferences = createPreferences(given.storage, api, agent.id, keymap, noticeChoices);
  parts.add(preferences);
  const clock = createClock(given);
  parts.add({ stop: clock.stop });

  const agents = link.open(AGENTS_CHANNEL, {
    subscribed() {
      parts.catchUp();
      // Polls do not ask for it: its answer asks the engine who is there.
      void people.team.refresh();
    },
    event: received,
    members: people.team.members,
  });
  const own = link.open(agentChannel(agent.id), {
    subscribed: () => {},
    event: (name, data) => {
      if (name === READING_EVENT || name === BAD_RATING_EVENT)
        parts.tell(name, data as EngineEvents[typeof name]);
    },
  });
  parts.add({ resume: link.wake, stop: agents.close });
  parts.add({ stop: own.close });
  parts.refresh();

  return {
    agent,
    limits,
    newId: given.newId,
    timers: { after: given.after, now: given.now, random: given.random },
    ...people,
    ...lists,
    ...threads,
    ...writing,
    ...asking,
    stateOf: known.stateOf,
    triage,
    notices,
    connection,
    searchNames,
    takePart: parts.add,
    tell: parts.tell,
    clock,
    keymap,
    preferences,
    noticeChoices,
    panels: createPanels(),
    firstRun: createFirstRun(given.storage, agent.id),
    /** The way to a conversation, with the list beside it that is there now, or to a room. */
    routeTo(id: string): Route {
      if (people.rooms.named(id) !== null) return { page: 'rooms', id };
      const find = search.finding.peek();
      return { page: 'conversation', id, queue: inbox.queue.peek(), ...(find === null ? {} : { find }) };
    },
    /** Changes the triage of what a panel or the selection is about. A selection is over with the action that it was made for. */
    updateTriage({ ids, selected }: Target, requested: UpdateTriage, action: TriageAction): Promise<number> {
      if (selected) selection.clear();
      return triage.updateTriage(ids, requested, action);
    },
    /** Marks as unread what an action is about. */
    markUnread({ ids, selected }: Target): Promise<number> {
      if (selected) selection.clear();
      return triage.markUnread(ids);
    },
    /** After any absence: of the page, of the network, of the session. */
    resume() {
      parts.resume();
      parts.refresh();
    },
    /** The page goes to sleep; `resume` ends it. */
    rest: link.rest,
    /** Whether what must happen once in this browser, such as a sound, happens in this tab. */
    leads: link.leads,
    /** Another tab has changed what is stored. */
    storageChanged: parts.storageChanged,
    stop: parts.stop,
  };

  function received(name: string, data: unknown): void {
    const known = ON_AGENTS_CHANNEL.find((one) => one === name);
    if (known === undefined) return;
    if (known === CONVERSATION_EVENT && isOfRoom(data as EngineFrame))
      parts.tell('room.event', data as EngineFrame);
    // By its name the server says what an event carries; here it is only passed on.
    else parts.tell(known, data as never);
  }

  function isOfRoom({ event }: EngineFrame): boolean {
    return people.rooms.named(event.conversationId) !== null;
  }
}
