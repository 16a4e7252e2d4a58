import type { FormAnswers } from '../cards/card-schema.ts';
import { withChoices } from '../choices.ts';
import { retryOf } from '../errors.ts';
import type { Attachment, Message, Quote } from '../schemas/conversations.ts';
import { type Answer, backoffMs, type Failure, type Timers } from './ports.ts';

/** `snooze`: until the visitor replies. */
export type AfterSending = 'resolve' | 'snooze';

/** A message on its way. `id` becomes the message's id. */
export type OutboxEntry = {
  id: string;
  conversationId: string;
  kind: 'text' | 'note';
  body: string;
  attachments: Attachment[];
  /** The message whose choice these words are, or whose form they answer. */
  chosenOf?: string | undefined;
  /** What was filled in into that form. */
  answers?: FormAnswers | undefined;
  /** The message that it replies to, as it was when this was written. */
  replyTo?: Quote | undefined;
  /** What whoever wrote it wants done with the conversation as soon as the server has the message. */
  after?: AfterSending | undefined;
  /** The conversation's newest event that whoever wrote it had then. */
  seenSeq?: number | undefined;
  writtenAt: number;
  /** `failed`: refused, waits for the person. Everything else goes out by itself. */
  state: 'waiting' | 'sending' | 'failed';
  /** Why it failed, or why it still waits. */
  trouble: { code: string; message: string } | null;
};

/** Where entries survive a reload. `save` returns false when the storage refuses (private window, full). */
export interface OutboxStorage {
  load(): OutboxEntry[];
  save(entries: OutboxEntry[]): boolean;
}

export interface SendQueueDeps extends Timers {
  storage: OutboxStorage;
  /** `POST …/messages` with everything that must exist before it. Always with the entry's own id. */
  post(entry: OutboxEntry): Promise<Answer<Message>>;
  /** Called with every change. `stored` is false when what is shown would not survive a reload. */
  changed(entries: readonly OutboxEntry[], stored: boolean): void;
  /** The server has it; it leaves the queue right after. */
  sent(message: Message): void;
}

export type SendQueue = {
  add(
    entry: Pick<
      OutboxEntry,
      | 'id'
      | 'conversationId'
      | 'kind'
      | 'body'
      | 'attachments'
      | 'chosenOf'
      | 'answers'
      | 'replyTo'
      | 'after'
      | 'seenSeq'
    >,
  ): void;
  /** Tries at once what waits; call on `online` and on the return to the tab. */
  retryNow(): void;
  /** Sends a failed entry again under a new id, with another body where one is given. */
  resend(id: string, newId: string, body?: string): void;
  /** Takes a failed or waiting entry out and returns it, for editing or for good. */
  take(id: string): OutboxEntry | null;
  /** Its event came: whatever the reply says, it is sent. */
  settle(id: string): void;
  /** Another tab has put these into the storage: they are shown, and sent, here too. */
  adopt(others: readonly OutboxEntry[]): void;
  /** The server had these and has lost them (a back-up was restored): they go out again, first, under their own ids. */
  offerAgain(messages: readonly Message[]): void;
  entries(): readonly OutboxEntry[];
  stop(): void;
};

/**
 * The sender's outbox: entries are stored before they are sent, go out in the order they were written, one in
 * flight per conversation, and keep their id until the server answers. No answer or a 5xx: the same id again, with
 * backoff. A refusal: shown with its reason; what is behind it goes on. A failed entry does not block the others.
 */
export function createSendQueue(deps: SendQueueDeps): SendQueue {
  let entries: OutboxEntry[] = deps.storage.load().map(notSending);
  const busy = new Set<string>();
  const attempts = new Map<string, number>();
  const pauses = new Map<string, () => void>();
  let stopped = false;
  /** The server no longer speaks with this page. What waits here goes out when it was reloaded. */
  let outdated = false;
  if (entries.length > 0) void Promise.resolve().then(drainAll);

  return {
    add(entry) {
      update([...entries, { ...entry, writtenAt: deps.now(), state: 'waiting', trouble: null }]);
      drain(entry.conversationId);
    },
    retryNow() {
      for (const cancel of pauses.values()) cancel();
      pauses.clear();
      drainAll();
    },
    resend(id, newId, body) {
      const entry = entries.find((one) => one.id === id && one.state === 'failed');
      if (entry === undefined) return;
      const renewed: OutboxEntry = {
        ...entry,
        id: newId,
        body: body ?? entry.body,
        state: 'waiting',
        trouble: null,
      };
      update([...entries.filter((one) => one !== entry), renewed]);
      drain(entry.conversationId);
    },
    take(id) {
      const entry = entries.find((one) => one.id === id && one.state !== 'sending');
      if (entry === undefined) return null;
      remove(id);
      return entry;
    },
    settle: remove,
    adopt(others) {
      const unknown = others.filter((other) => !entries.some((entry) => entry.id === other.id));
      if (unknown.length === 0) return;
      update([...entries, ...unknown.map(notSending)].sort((a, b) => a.writtenAt - b.writtenAt));
      drainAll();
    },
    offerAgain(messages) {
      const lost = messages.filter((message) => !entries.some((entry) => entry.id === message.id));
      if (lost.length === 0) return;
      // Before everything that waits, in other tabs too. The server's clock is not this one.
      const before = Math.min(deps.now(), ...entries.map((entry) => entry.writtenAt)) - lost.length;
      const again = lost.map(
        // Without the message it replies to, which may be lost, too.
        ({ id, conversationId, kind, attachments, chosenOf, answers, ...lost }, index): OutboxEntry => {
          const body = withChoices(lost.body, lost.choices);
          const about = { id, conversationId, kind, body, attachments, chosenOf, answers };
          return { ...about, writtenAt: before + index, state: 'waiting', trouble: null };
        },
      );
      update([...again, ...entries]);
      drainAll();
    },
    entries: () => entries,
    stop() {
      stopped = true;
      for (const cancel of pauses.values()) cancel();
    },
  };

  function drainAll(): void {
    for (const conversationId of new Set(entries.map((entry) => entry.conversationId))) drain(conversationId);
  }

  function drain(conversationId: string): void {
    if (stopped || outdated || busy.has(conversationId) || pauses.has(conversationId)) return;
    const next = entries.find(
      (entry) => entry.conversationId === conversationId && entry.state === 'waiting',
    );
    if (next === undefined) return;
    busy.add(conversationId);
    change(next.id, { state: 'sending' });
    const posted = deps
      .post(next)
      .catch((error): Failure => ({ ok: false, status: 0, message: String(error) }));
    void posted.then((answer) => {
      busy.delete(conversationId);
      if (stopped) return;
      if (answer.ok) succeeded(next, answer.value);
      else failed(next, answer);
      drain(conversationId);
    });
  }

  function succeeded(entry: OutboxEntry, message: Message): void {
    attempts.delete(entry.conversationId);
    deps.sent(message);
    remove(entry.id);
  }

  function failed(entry: OutboxEntry, answer: Failure): void {
    const trouble = { code: answer.code ?? 'no_answer', message: answer.message };
    if (answer.code === 'protocol_outdated') {
      outdated = true;
      return change(entry.id, { state: 'waiting', trouble });
    }
    if (retryOf(answer.status, answer.code) !== 'later')
      return change(entry.id, { state: 'failed', trouble });
    change(entry.id, { state: 'waiting', trouble });
    const attempt = (attempts.get(entry.conversationId) ?? 0) + 1;
    attempts.set(entry.conversationId, attempt);
    const delayMs = answer.retryAfterMs ?? backoffMs(attempt, deps.random);
    pauses.set(
      entry.conversationId,
      deps.after(delayMs, () => {
        pauses.delete(entry.conversationId);
        drain(entry.conversationId);
      }),
    );
  }

  function remove(id: string): void {
    if (entries.some((entry) => entry.id === id)) update(entries.filter((entry) => entry.id !== id));
  }

  function change(id: string, patch: Partial<OutboxEntry>): void {
    update(entries.map((entry) => (entry.id === id ? { ...entry, ...patch } : entry)));
  }

  function update(next: OutboxEntry[]): void {
    entries = next;
    deps.changed(entries, deps.storage.save(entries));
  }
}

/** Nobody knows what became of a request that was under way when its tab went. */
function notSending(entry: OutboxEntry): OutboxEntry {
  return entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry;
}
