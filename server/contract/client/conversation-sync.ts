import { arrivalOf, conversationAfter } from '../apply-event.ts';
import type { Conversation, Message } from '../schemas/conversations.ts';
import type { ConversationEvent, EngineFrame, EventPage } from '../schemas/events.ts';
import { type Answer, backoffMs, type Failure, type Timers } from './ports.ts';

/** What is kept in step with the server: the number of the last event that it includes, and what was said. */
export type Log = { state: { seq: number }; messages: Message[]; earlier: boolean };

export interface ConversationSyncDeps<L extends Log = Conversation> extends Timers {
  /** `GET …/events?after=` */
  fetchEvents(after: number): Promise<Answer<EventPage>>;
  /** `GET …/conversations/:id`, with the epoch it belongs to. */
  fetchConversation(): Promise<Answer<{ conversation: L; epoch: string }>>;
  /** Called with every new state, in order; `event` is what led to it, null after a full fetch. */
  changed(conversation: L, event: ConversationEvent | null): void;
  /**
   * Another database took this one's place (a back-up was restored), and does not have these messages that were shown.
   * Called before the new state is; marks that were made on the old one count no more.
   */
  replaced(lost: readonly Message[]): void;
  /** A fetch was refused for good (signed out, conversation gone). Nothing more is asked. */
  refused(answer: Failure): void;
}

export type ConversationSync<L extends Log = Conversation> = {
  /** An event came from the engine. */
  receive(frame: EngineFrame): void;
  /** Asks the server for what was missed. Call after every (re)subscription, on `online`, `pageshow`, … */
  catchUp(): Promise<void>;
  /** Puts older messages, fetched elsewhere, before the ones there are. */
  prepend(messages: Message[], earlier: boolean): void;
  current(): L | null;
  /** Of which database that is; null as long as nothing is known. */
  epoch(): string | null;
  stop(): void;
};

/** After the last sign of life it is looked again this much later, each time; then the link's own pace is enough. */
const LOOK_AGAIN_MS = [5_000, 10_000, 20_000, 40_000];

/**
 * Keeps one conversation as the server has it. Events are applied in order, once; a gap, a cut event or a call of
 * `catchUp` fetches what is missing. Events that come during a fetch wait and are applied after it (subscribe
 * first, fetch second, replay third). Another epoch drops everything and fetches the whole. A last event that was lost on
 * a live connection leaves no gap to notice, so it is looked for at growing intervals.
 */
export function createConversationSync(
  deps: ConversationSyncDeps,
  start: { conversation: Conversation; epoch: string } | null,
): ConversationSync {
  return createLogSync(deps, conversationAfter, start);
}

/**
 * The same of any log of events, such as a room of the team.
 * @param after what an event leads to, which is `next`; null when it has to be fetched
 */
export function createLogSync<L extends Log>(
  deps: ConversationSyncDeps<L>,
  after: (log: L | null, event: ConversationEvent) => L | null,
  start: { conversation: L; epoch: string } | null,
): ConversationSync<L> {
  let conversation = start?.conversation ?? null;
  let epoch = start?.epoch ?? null;
  let waiting: ConversationEvent[] = [];
  let running: Promise<void> | null = null;
  let again = false;
  let failures = 0;
  let cancelRetry: (() => void) | null = null;
  let cancelLook = () => {};
  let stopped = false;
  lookAgain();

  return {
    receive(frame) {
      if (stopped) return;
      if (frame.epoch !== epoch || frame.cut) return void catchUp();
      if (running !== null) return void waiting.push(frame.event);
      accept(frame.event);
    },
    catchUp() {
      lookAgain();
      return catchUp();
    },
    prepend(messages, earlier) {
      if (conversation === null) return;
      const first = conversation.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
      const older = messages.filter((message) => message.seq < first);
      show({ ...conversation, messages: [...older, ...conversation.messages], earlier }, null);
    },
    current: () => conversation,
    epoch: () => epoch,
    stop() {
      stopped = true;
      cancelRetry?.();
      cancelLook();
    },
  };

  function accept(event: ConversationEvent): void {
    const arrival = arrivalOf(event, conversation?.state.seq ?? 0);
    if (arrival === 'old') return;
    if (arrival === 'early') {
      waiting.push(event);
      return void catchUp();
    }
    const next = after(conversation, event);
    if (next !== null) return show(next, event);
    void catchUp();
  }

  function show(next: L, event: ConversationEvent | null): void {
    conversation = next;
    if (event !== null) lookAgain();
    deps.changed(next, event);
  }

  function lookAgain(step = 0): void {
    cancelLook();
    const delayMs = LOOK_AGAIN_MS[step];
    if (stopped || delayMs === undefined) return;
    cancelLook = deps.after(delayMs, () => {
      lookAgain(step + 1);
      // One that failed is under way again already, when the server wants it.
      if (cancelRetry === null) void catchUp();
    });
  }

  /** One fetch at a time; a call during one makes another follow it. */
  function catchUp(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (running !== null) {
      again = true;
      return running;
    }
    cancelRetry?.();
    cancelRetry = null;
    running = fetchMissing().finally(() => {
      running = null;
      if (stopped) return;
      if (cancelRetry === null) replayWaiting();
      if (again) {
        again = false;
        void catchUp();
      }
    });
    return running;
  }

  async function fetchMissing(): Promise<void> {
    for (;;) {
      if (stopped) return;
      if (conversation === null || epoch === null) return fetchWhole();
      const answer = await deps.fetchEvents(conversation.state.seq);
      if (stopped) return;
      if (!answer.ok) return failed(answer);
      if (answer.value.epoch !== epoch || answer.value.head < conversation.state.seq) return fetchWhole();
      for (const event of answer.value.events) {
        if (arrivalOf(event, conversation.state.seq) === 'next') accept(event);
      }
      if (!answer.value.more) return;
    }
  }

  async function fetchWhole(): Promise<void> {
    const answer = await deps.fetchConversation();
    if (stopped) return;
    if (!answer.ok) return failed(answer);
    const { conversation: next } = answer.value;
    if (conversation !== null && epoch !== null) deps.replaced(lostIn(conversation, next));
    epoch = answer.value.epoch;
    // What waits is numbered by the database before this one; the fetch after this brings what there really is.
    if (waiting.length > 0) again = true;
    waiting = [];
    show(next, null);
  }

  function failed(answer: Failure): void {
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429 && answer.status !== 408) {
      stopped = true;
      cancelLook();
      deps.refused(answer);
      return;
    }
    retryLater(answer.retryAfterMs);
  }

  function retryLater(delayMs?: number): void {
    failures += 1;
    cancelRetry?.();
    cancelRetry = deps.after(delayMs ?? backoffMs(failures, deps.random), () => void catchUp());
  }

  /** What came during a fetch. One that still does not fit after it is asked for again, ever more slowly. */
  function replayWaiting(): void {
    const events = waiting.sort((a, b) => a.seq - b.seq);
    waiting = [];
    for (const event of events) {
      if (arrivalOf(event, conversation?.state.seq ?? 0) === 'early') waiting.push(event);
      else accept(event);
    }
    if (waiting.length > 0) retryLater();
    else failures = 0;
  }
}

/** What was shown and is not among the newest messages of another database, though it would have to be. */
function lostIn(before: Log, after: Log): Message[] {
  const there = new Set(after.messages.map((message) => message.id));
  const from = after.earlier ? (after.messages[0]?.seq ?? 0) : 0;
  return before.messages.filter((message) => message.seq >= from && !there.has(message.id));
}
