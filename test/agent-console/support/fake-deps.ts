import type { Deps } from '../../../agent-console/stores/shell/deps.ts';
import type { AgentApi } from '../../../agent-console/transport/agent-api.ts';
import { createEngineLink, type LinkState } from '../../../server/contract/client/engine-link.ts';
import type { Answer, KeyValueStorage } from '../../../server/contract/client/ports.ts';
import { createSharedLink, type SharedLink } from '../../../server/contract/client/shared-link.ts';
import type { AgentSession, InboxPage, Queue } from '../../../server/contract/schemas/agent-api.ts';
import type {
  Attachment,
  Conversation,
  ConversationCard,
  ConversationState,
  Message,
  Reading,
} from '../../../server/contract/schemas/conversations.ts';
import type { ConversationEvent, EngineFrame } from '../../../server/contract/schemas/events.ts';
import type { RoomState } from '../../../server/contract/schemas/rooms-api.ts';
import { createFakeClock, type FakeClock } from '../../contract/client/fake-deps.ts';
import { FakePusherConstructor } from '../../contract/client/fake-pusher.ts';

export const EPOCH = 'epoch-1';
export const ANA = { id: 'a0000000-0000-4000-8000-000000000001', name: 'Ana' };
export const BEN = { id: 'a0000000-0000-4000-8000-000000000002', name: 'Ben' };
export const MARA = { id: 'b0000000-0000-4000-8000-000000000001', name: 'Mara', email: null, verified: true };

/** A UUID that a test can recognize. */
export const uuid = (number: number): string => `c0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The world of a store: a clock in the test's hand, ids that count, storage in memory. */
export function fakeDeps(storage = fakeStorage()): Deps & { clock: FakeClock; storage: FakeStorage } {
  const clock = createFakeClock();
  let next = 0;
  return {
    clock,
    after: clock.after,
    now: clock.now,
    random: clock.random,
    newId: () => {
      next += 1;
      return `d0000000-0000-4000-8000-${String(next).padStart(12, '0')}`;
    },
    storage,
    exclusively: (_name, action) => action(),
  };
}

/** The engine link of a browser with one tab, over the fake of pusher-js. */
export function connectAlone(
  deps: Deps,
  listener: { changed(state: LinkState): void; poll(): void },
  { authorizeChannel }: Pick<AgentApi, 'authorizeChannel'>,
): SharedLink {
  return createSharedLink({
    ...deps,
    ...listener,
    timings: SESSION.timings,
    tabs: () => null,
    hidden: () => false,
    connect: (leader) =>
      createEngineLink({ ...deps, ...leader, ...SESSION, Pusher: FakePusherConstructor, authorizeChannel }),
  });
}

export type FakeStorage = KeyValueStorage & { values: Map<string, string> };

export function fakeStorage(): FakeStorage {
  const values = new Map<string, string>();
  return {
    values,
    read: (key) => values.get(key) ?? null,
    write(key, value) {
      if (value === null) values.delete(key);
      else values.set(key, value);
      return true;
    },
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
}

export const ok = <T>(value: T): Promise<Answer<T>> => Promise.resolve({ ok: true, value });
export const refused = (status: number, code: string, details?: Record<string, unknown>) =>
  Promise.resolve({
    ok: false,
    status,
    code,
    message: `ApiError: ${code}`,
    ...(details === undefined ? {} : { details }),
  } as const);
export const silence = () =>
  Promise.resolve({ ok: false, status: 0, code: 'no_answer', message: 'Nobody answers.' } as const);

export function state(number: number, changes: Partial<ConversationState> = {}): ConversationState {
  return {
    id: uuid(number),
    siteId: uuid(999),
    seq: 2,
    status: 'waiting',
    visitor: MARA,
    assignee: null,
    page: { url: 'https://shop.example/tea', title: 'Tea' },
    startedAt: 1_000,
    waitingSince: 1_000 + number,
    awaitingReplySince: 1_000 + number,
    delivered: { visitor: 0, agents: 0 },
    read: { visitor: 0, agents: 0 },
    ...changes,
  };
}

/** A conversation that somebody has. */
export const openState = (number: number, assignee = ANA, changes: Partial<ConversationState> = {}) =>
  state(number, { status: 'open', assignee, waitingSince: null, awaitingReplySince: null, ...changes });

export function message(number: number, seq: number, changes: Partial<Message> = {}): Message {
  return {
    id: uuid(number * 1_000 + seq),
    conversationId: uuid(number),
    seq,
    kind: 'text',
    author: { kind: 'visitor', id: MARA.id, name: MARA.name },
    body: `message ${seq}`,
    attachments: [],
    at: 1_000 + seq,
    ...changes,
  };
}

export const byAgent = (agent: { id: string; name: string }) => ({
  author: { kind: 'agent' as const, ...agent },
});

export function card(from: ConversationState, changes: Partial<ConversationCard> = {}): ConversationCard {
  return { state: from, lastMessage: null, unread: 0, mark: null, visitorHere: false, ...changes };
}

export function conversation(from: ConversationState, messages: Message[] = []): Conversation {
  return { state: from, messages, earlier: false };
}

/** An event that follows the one before it without a gap, unless `prev` says otherwise. */
export function event<T extends ConversationEvent['type']>(
  number: number,
  seq: number,
  type: T,
  data: Extract<ConversationEvent, { type: T }>['data'],
  prev = seq - 1,
): ConversationEvent {
  return { conversationId: uuid(number), seq, prev, type, at: 5_000 + seq, data } as ConversationEvent;
}

export const frame = (of: ConversationEvent, epoch = EPOCH): EngineFrame => ({
  epoch,
  cut: false,
  event: of,
});

export const messageFrame = (number: number, seq: number, changes: Partial<Message> = {}) =>
  frame(event(number, seq, 'message.created', { message: message(number, seq, changes) }));

export const picture: Attachment = {
  id: uuid(7_001),
  name: 'tea.png',
  mediaType: 'image/png',
  sizeBytes: 2_048,
  picture: { width: 1_200, height: 800 },
};

export function page(cards: ConversationCard[], changes: Partial<InboxPage> = {}): InboxPage {
  return {
    cards,
    next: null,
    counts: { waiting: cards.length, with_bot: 0, mine: 0, open: 0, snoozed: 0, resolved: 0 },
    longestWaitSince: null,
    epoch: EPOCH,
    ...changes,
  };
}

/** Answers each queue with what the test has put there, and counts the questions. */
export function fakeInboxApi(pages: Partial<Record<Queue, InboxPage>>) {
  const asked: { queue: Queue; cursor?: string; limit?: number }[] = [];
  return {
    asked,
    pages,
    readInbox: (queue: Queue, options: { cursor?: string; limit?: number }): Promise<Answer<InboxPage>> => {
      asked.push({ queue, ...options });
      return ok(pages[queue] ?? page([]));
    },
  };
}

export const SESSION: AgentSession = {
  agent: { ...ANA, email: 'ana@demo.example', role: 'admin' },
  epoch: EPOCH,
  engine: {
    key: 'key',
    cluster: 'self',
    host: 'localhost',
    port: 1,
    path: '',
    tls: false,
    clientEvents: true,
  },
  limits: { messageLength: 100, fileBytes: 1_000, filesPerMessage: 2 },
  timings: {
    pollMs: 4_000,
    headCheckMs: 60_000,
    engineGraceMs: 6_000,
    typingSendMs: 3_000,
    typingExpiresMs: 6_000,
    requestTimeoutMs: 15_000,
  },
};

export function roomState(id: string, changes: Partial<RoomState> = {}): RoomState {
  return {
    id,
    name: 'Talk',
    seq: 0,
    madeBy: ANA,
    startedAt: 1_000,
    activeAt: 1_000,
    readUpTo: 0,
    ...changes,
  };
}

/** How far the agent has read, as the server says it after an action. */
export function reading(conversationId: string, upTo: number, changes: Partial<Reading> = {}): Reading {
  return { conversationId, mark: { upTo, version: 1 }, unread: 0, newest: upTo, ...changes };
}
