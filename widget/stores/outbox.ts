import { computed, signal } from '@preact/signals';
import type { Answer, Failure } from '../../server/contract/client/ports.ts';
import { createSendQueue, type OutboxEntry } from '../../server/contract/client/send-queue.ts';
import type { Attachment, Message } from '../../server/contract/schemas/conversations.ts';
import type { WidgetDeps } from './deps.ts';
import type { Site } from './site.ts';
import type { Thread } from './thread.ts';

/** What the outbox needs of the rest of the chat. */
export interface OutboxGround {
  /** Makes visitor and conversation where they do not exist yet. The id it gives may be another than the one asked for. */
  ensureConversation(id: string): Promise<Answer<string>>;
  /** Whether the server has forgotten the visitor or the conversation; what this answers takes the place of the refusal. */
  forgotten<T>(answer: Answer<T>): Answer<T>;
}

const NOT_YET: Failure = { ok: false, status: 503, code: 'unavailable', message: 'Not yet.' };

/** What the visitor has written and the server does not have yet, shared by all tabs of this browser. */
export function createOutbox(deps: WidgetDeps, site: Site, thread: Thread, ground: OutboxGround) {
  const queued = signal<readonly OutboxEntry[]>([]);
  /** Acknowledged, while the thread does not show it yet: it would vanish from the screen for a moment. */
  const landed = signal<readonly { entry: OutboxEntry; message: Message }[]>([]);
  const entries = computed(() => {
    const { state, messages = [] } = thread.conversation.value ?? {};
    const awaited = landed.value.filter(
      ({ message }) =>
        message.conversationId === state?.id && !messages.some((shown) => shown.id === message.id),
    );
    return awaited.length === 0 ? queued.value : [...awaited.map(({ entry }) => entry), ...queued.value];
  });
  /** False: what is shown would not survive a reload. */
  const stored = signal(true);
  const announced = new Set<string>();
  /** Written in another tab. */
  const adopted = new Set<string>();

  const queue = createSendQueue({
    ...deps,
    storage: deps.outbox,
    post: (entry) => deps.exclusively(() => post(entry)),
    changed(next, kept) {
      queued.value = next;
      stored.value = kept && deps.storage.keeps();
    },
    sent(message) {
      const entry = queued.peek().find(({ id }) => id === message.id);
      if (entry !== undefined && thread.find(entry.id) === undefined)
        landed.value = [...landed.peek(), { entry, message }];
      announce(message);
    },
  });
  queued.value = queue.entries();

  return {
    entries,
    stored,
    /** @param chosenOf the message whose choice these words are */
    add(
      id: string,
      conversationId: string,
      body: string,
      attachments: Attachment[],
      chosenOf?: string,
    ): void {
      queue.add({ id, conversationId, kind: 'text', body, attachments, chosenOf });
    },
    resend: (id: string) => queue.resend(id, deps.newId()),
    /** Takes a message that was not sent back out, for editing or for good. */
    take: (id: string) => queue.take(id),
    /** These messages have arrived, whatever became of the replies. */
    arrived(messages: readonly Message[]): void {
      const awaited = landed
        .peek()
        .filter(({ message }) => !messages.some((shown) => shown.id === message.id));
      if (awaited.length < landed.peek().length) landed.value = awaited;
      for (const message of messages) {
        if (!queue.entries().some((entry) => entry.id === message.id)) continue;
        announce(message);
        queue.settle(message.id);
      }
    },
    /** Another tab has changed this. What it wrote is shown here too, and sent here should that tab go away. */
    storageChanged(id: string): void {
      const entry = deps.outbox.learn(id);
      if (entry === null) return queue.settle(id);
      adopted.add(id);
      queue.adopt([entry]);
    },
    /** The server had these and has lost them: the visitor's own go out again, once. */
    offerAgain: (lost: readonly Message[]) =>
      queue.offerAgain([...lost.filter((message) => message.author.kind === 'visitor'), ...takeLanded()]),
    /** What was acknowledged and is shown by no thread; it is awaited no more. */
    takeLanded,
    retryNow: () => queue.retryNow(),
    stop: () => queue.stop(),
    /** Forgets everything that was not sent. */
    clear(): void {
      landed.value = [];
      for (const { id } of queue.entries()) queue.settle(id);
    },
  };

  function takeLanded(): Message[] {
    const awaited = landed.peek().map(({ message }) => message);
    landed.value = [];
    return awaited;
  }

  async function post(entry: OutboxEntry): Promise<Answer<Message>> {
    const gone = adopted.has(entry.id) && !deps.outbox.holds(entry);
    // Another tab, or an answer that was lost, may have brought it there already.
    if (adopted.has(entry.id) || entry.trouble !== null) {
      await thread.catchUp();
      const message = thread.find(entry.id);
      if (message !== undefined) return { ok: true, value: message };
    }
    if (gone) {
      queue.settle(entry.id);
      return { ok: false, status: 409, code: 'id_taken', message: 'Another tab has taken it out.' };
    }
    // Catching up may have shown that the server has lost what was sent before this: that goes first.
    if (!isNext(entry)) return NOT_YET;
    const place = await ground.ensureConversation(entry.conversationId);
    if (!place.ok) return place;
    if (!isNext(entry)) return NOT_YET;
    const epoch = thread.epoch();
    const attachmentIds = entry.attachments.map((attachment) => attachment.id);
    const answer = site.reached(
      await deps.api.send(place.value, {
        id: entry.id,
        body: entry.body,
        ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
        ...(entry.chosenOf === undefined ? {} : { chosenOf: entry.chosenOf }),
      }),
    );
    if (!answer.ok) return ground.forgotten(answer);
    // Another database took the place of the one that said so: it is asked whether it has the message.
    if (thread.epoch() !== epoch && thread.find(entry.id) === undefined)
      return { ok: false, status: 503, code: 'unavailable', message: 'A back-up was restored meanwhile.' };
    // The event usually brings it, before this answer or soon after; this is for when the engine is away.
    if (thread.find(entry.id) === undefined) void thread.catchUp();
    return { ok: true, value: answer.value.message };
  }

  function isNext({ id, conversationId }: OutboxEntry): boolean {
    const next = queue
      .entries()
      .find((one) => one.conversationId === conversationId && one.state !== 'failed');
    return next === undefined || next.id === id;
  }

  function announce({ id, conversationId }: Message): void {
    if (announced.has(id)) return;
    announced.add(id);
    deps.emit('message:sent', { id, conversationId });
  }
}
export type Outbox = ReturnType<typeof createOutbox>;
