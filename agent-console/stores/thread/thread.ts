import { type ReadonlySignal, signal } from '@preact/signals';
import { agentConversationAfter } from '../../../server/contract/apply-triage-event.ts';
import { createLogSync, type Log } from '../../../server/contract/client/conversation-sync.ts';
import type { Answer, Failure, Timers } from '../../../server/contract/client/ports.ts';
import type { Conversation, Message, Reading } from '../../../server/contract/schemas/conversations.ts';
import type { ConversationEvent, EngineFrame } from '../../../server/contract/schemas/events.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Readings } from '../inbox/readings.ts';
import { type Activity, activityOf, mergeActivities } from './activity.ts';

export interface ThreadDeps<L extends Log = Conversation> extends Timers {
  api: Pick<AgentApi, 'readEvents' | 'readHistory'>;
  /** Every new state of the conversation; `event` is null after a fetch of the whole. */
  changed(conversation: L, event: ConversationEvent | null): void;
  /** Another database took the place of this one (a back-up was restored), without these messages that were shown. */
  replaced(lost: readonly Message[]): void;
}

/** What a thread is of: a visitor's conversation, or a room of the team (`rooms.ts`). */
export type ThreadKind<L extends Log> = {
  read(id: string): Promise<Answer<{ conversation: L; epoch: string }>>;
  /** What an event leads to; null when it has to be fetched. */
  after(log: L | null, event: ConversationEvent): L | null;
  /** Up to which event it is read, and how many messages are not. */
  readUpTo(log: L): number;
  unreadOf(log: L): number;
  markRead(id: string, upTo: number): Promise<Answer<unknown>>;
  /** Whether more happens in it than what is said. */
  happens: boolean;
};

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

const EVENTS_LIMIT = 500;
const OLDER_MESSAGES = 100;
const MAX_UNREAD_PAGES = 10;
/** Ten thousand messages: further back nobody is brought at once. */
const MAX_PAGES_TO_ONE = 100;

export interface ConversationDeps extends ThreadDeps {
  api: Pick<AgentApi, 'readConversation' | 'readEvents' | 'readHistory' | 'markRead'>;
  readings: Readings;
  /** The server has taken down how far this agent has read. */
  wasRead(reading: Reading): void;
}

/** One open conversation: its messages, what happened to it, and how far this agent has read it. */
export function createThread(deps: ConversationDeps, id: string, memory: ThreadMemory | null): Thread {
  return createThreadOf(conversations(deps), deps, id, memory);
}

function conversations({ api, readings, wasRead }: ConversationDeps): ThreadKind<Conversation> {
  const readUpTo = ({ state }: Conversation) => readings.of(state.id)?.upTo ?? state.read.agents;
  return {
    async read(id) {
      const answer = await api.readConversation(id);
      if (answer.ok) readings.learn(id, answer.value.mark);
      return answer;
    },
    after: agentConversationAfter,
    readUpTo,
    unreadOf(log) {
      const from = readUpTo(log);
      return log.messages.filter((message) => message.author.kind === 'visitor' && message.seq > from).length;
    },
    async markRead(id, upTo) {
      const answer = await api.markRead(id, upTo);
      // During an upgrade, a node of the version before answers with nothing.
      if (answer.ok && answer.value !== null) wasRead(answer.value);
      return answer;
    },
    happens: true,
  };
}

/** One open thread of any kind. */
export function createThreadOf<L extends Log>(
  kind: ThreadKind<L>,
  deps: ThreadDeps<L>,
  id: string,
  memory: ThreadMemory<L> | null,
): Thread<L> {
  const { api } = deps;
  const conversation = signal<L | null>(null);
  const activities = signal<readonly Activity[]>(memory?.activities ?? []);
  const refused = signal<string | null>(null);
  const loadingOlder = signal(false);
  const readBefore = signal<number | null>(null);
  let opened = false;
  let marked = 0;
  let keptUnread = false;
  let older: Promise<void> | null = null;
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
        activities.value = [];
        deps.replaced(lost);
      },
      refused(answer: Failure) {
        refused.value = answer.message;
      },
    },
    kind.after,
    memory,
  );
  if (memory !== null) open(memory.conversation);

  return {
    id,
    conversation,
    activities,
    refused,
    loadingOlder,
    readBefore,
    receive: sync.receive,
    catchUp: sync.catchUp,
    loadOlder,
    loadUpTo,
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
      return last === null ? null : { conversation: last, epoch, activities: activities.peek() };
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
    const activity = event === null ? null : activityOf(event);
    if (activity !== null) activities.value = mergeActivities(activities.peek(), [activity]);
    const whole = known === null || known.messages.at(-1)?.id !== next.messages.at(-1)?.id;
    if (event === null && whole) void readActivities(next).then(loadUpToUnread);
    deps.changed(next, event);
  }

  /** What happened between the messages that are shown; without it the thread is only poorer by these lines. */
  async function readActivities({ messages, earlier }: Log, until?: number): Promise<void> {
    if (!kind.happens) return;
    const after = earlier ? (messages[0]?.seq ?? 1) - 1 : 0;
    const limit = until === undefined ? EVENTS_LIMIT : Math.max(1, Math.min(EVENTS_LIMIT, until - after));
    const answer = await api.readEvents(id, after, limit);
    if (!answer.ok) return;
    const found = answer.value.events.flatMap((event) => activityOf(event) ?? []);
    activities.value = mergeActivities(activities.peek(), found);
  }

  /** What is unread may begin before the newest page; the reader is to begin there too. */
  async function loadUpToUnread(): Promise<void> {
    for (let pages = 0; pages < MAX_UNREAD_PAGES; pages += 1) {
      const shown = conversation.peek();
      const from = readBefore.peek();
      const first = shown?.messages[0];
      if (from === null || first === undefined || !shown?.earlier || first.seq <= from + 1) return;
      await loadOlder();
      if (conversation.peek()?.messages[0] === first) return;
    }
  }

  /** One page at a time: asked for again meanwhile, it is the same one. */
  function loadOlder(): Promise<void> {
    const shown = conversation.peek();
    const first = shown?.messages[0];
    if (older !== null) return older;
    if (!shown?.earlier || first === undefined) return Promise.resolve();
    older = loadPage(shown, first.seq);
    return older;
  }

  async function loadPage(shown: L, before: number): Promise<void> {
    loadingOlder.value = true;
    const answer = await api.readHistory(id, before, OLDER_MESSAGES);
    if (answer.ok) await readActivities({ ...shown, ...answer.value }, before);
    // Before the messages are shown: whoever sees them and wants more asks for the next page, not for this one.
    older = null;
    if (answer.ok) sync.prepend(answer.value.messages, answer.value.earlier);
    loadingOlder.value = false;
  }

  async function loadUpTo(seq: number): Promise<boolean> {
    for (let pages = 0; pages < MAX_PAGES_TO_ONE; pages += 1) {
      const shown = conversation.peek();
      const first = shown?.messages[0];
      if (shown === null || first === undefined) return false;
      if (first.seq <= seq) return shown.messages.some((message) => message.seq === seq);
      if (!shown.earlier) return false;
      await loadOlder();
      // No progress: the server cannot be reached.
      if (conversation.peek()?.messages[0] === first) return false;
    }
    return false;
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
