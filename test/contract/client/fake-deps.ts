import type { Failure, Timers } from '../../../server/contract/client/ports.ts';
import type {
  Conversation,
  ConversationState,
  Message,
} from '../../../server/contract/schemas/conversations.ts';
import type { ConversationEvent } from '../../../server/contract/schemas/events.ts';

/** A clock that only moves when a test says so. */
export type FakeClock = Timers & {
  /** Lets time pass, running what falls due in order, and what that leads to. */
  pass(ms: number): Promise<void>;
  /** How many timers are running. */
  running(): number;
};

/** Randomness is always a half, so that jittered delays are known: three quarters of a backoff's ceiling. */
export function createFakeClock(): FakeClock {
  const timers = new Map<number, { at: number; action: () => void }>();
  let time = 1_000_000;
  let next = 0;
  return {
    now: () => time,
    random: () => 0.5,
    after(delayMs, action) {
      next += 1;
      const id = next;
      timers.set(id, { at: time + delayMs, action });
      return () => void timers.delete(id);
    },
    running: () => timers.size,
    async pass(ms) {
      const end = time + ms;
      await settled();
      for (;;) {
        const due = [...timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (due === undefined) break;
        const [id, { at, action }] = due;
        timers.delete(id);
        time = Math.max(time, at);
        action();
        await settled();
      }
      time = end;
    },
  };
}

/** Everything that was waiting for a promise has run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** A promise that the test settles. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

export const NO_ANSWER: Failure = { ok: false, status: 0, code: 'no_answer', message: 'Nobody answers.' };
export const SERVER_BROKEN: Failure = { ok: false, status: 500, code: 'internal', message: 'Broken.' };
export const TOO_LONG: Failure = { ok: false, status: 400, code: 'message_too_long', message: 'Too long.' };

export const CONVERSATION_ID = '11111111-1111-4111-8111-111111111111';
const VISITOR_ID = '22222222-2222-4222-8222-222222222222';
const SITE_ID = '33333333-3333-4333-8333-333333333333';
const AGENT_ID = '44444444-4444-4444-8444-444444444444';

export function stateAt(seq: number): ConversationState {
  return {
    id: CONVERSATION_ID,
    siteId: SITE_ID,
    seq,
    status: 'waiting',
    visitor: { id: VISITOR_ID, name: 'Quiet Otter', email: null, verified: false },
    assignee: null,
    page: null,
    startedAt: 1_000,
    waitingSince: 1_000,
    delivered: { visitor: 0, agents: 0 },
    read: { visitor: 0, agents: 0 },
  };
}

export function message(seq: number, body = `message ${seq}`): Message {
  return {
    id: `55555555-5555-4555-8555-${String(seq).padStart(12, '0')}`,
    conversationId: CONVERSATION_ID,
    seq,
    kind: 'text',
    author: { kind: 'agent', id: AGENT_ID, name: 'Ada' },
    body,
    attachments: [],
    at: 1_000 + seq,
  };
}

/** A conversation as the server gives it when `seq` events have happened: the start, then messages. */
export function conversationAt(seq: number): Conversation {
  const messages = Array.from({ length: Math.max(0, seq - 1) }, (_, index) => message(index + 2));
  return { state: stateAt(seq), messages, earlier: false };
}

/** @param prev the event before it for this reader; by default there is no gap */
export function messageEvent(seq: number, prev = seq - 1): ConversationEvent {
  return {
    conversationId: CONVERSATION_ID,
    seq,
    prev,
    type: 'message.created',
    at: 1_000 + seq,
    data: { message: message(seq) },
  };
}

export function startedEvent(): ConversationEvent {
  return {
    conversationId: CONVERSATION_ID,
    seq: 1,
    prev: 0,
    type: 'conversation.started',
    at: 1_000,
    data: { state: stateAt(1) },
  };
}
