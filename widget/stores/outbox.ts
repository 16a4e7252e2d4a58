import { computed } from '@preact/signals';
import type { Answer, Failure } from '../../server/contract/client/ports.ts';
import type { OutboxEntry } from '../../server/contract/client/send-queue.ts';
import { createSharedOutbox } from '../../server/contract/client/shared-outbox.ts';
import type { Message } from '../../server/contract/schemas/conversations.ts';
import type { SendMessage } from '../../server/contract/schemas/messages-api.ts';
import type { WidgetDeps } from './deps.ts';
import type { Site } from './site.ts';
import type { Thread } from './thread.ts';

/** What the outbox needs of the rest of the chat. */
export interface OutboxGround {
  /** Makes visitor and conversation where they do not exist yet. The id it gives may be another than the one asked for. */
  ensureConversation(id: string): Promise<Answer<string>>;
  /** Whether the server has forgotten the visitor or the conversation; what this answers takes the place of the refusal. */
  refusal<T>(answer: Answer<T>): Answer<T>;
  /** Shows the conversation that goes on in place of a merged one, where that is shown. */
  show(merged: string, kept: string): Promise<void>;
}

/** The message stays in the outbox, and is tried again; nobody reads the refusal. */
const NOT_YET: Failure = { ok: false, status: 503, code: 'unavailable', message: '' };

/**
 * The words go out without what they are about: that was lost with a database or deleted with its conversation, the form was answered
 * in another tab, or, while nodes are replaced, one of the version before answers, which knows of no forms.
 */
const WORDS_ALONE = /message_unknown|already_answered|bad_request/;

/** What the visitor has written and the server does not have yet, shared by all tabs of this browser. */
export function createOutbox(deps: WidgetDeps, site: Site, thread: Thread, ground: OutboxGround) {
  const announced = new Set<string>();
  const outbox = createSharedOutbox({
    ...deps,
    prefix: 'outbox:',
    keeps: deps.storage.keeps,
    exclusively: (_entry, action) => deps.exclusively(action),
    post,
    async look({ id }) {
      await thread.catchUp();
      return thread.find(id);
    },
    shows: ({ id }) => thread.find(id) !== undefined,
    sent: announce,
  });

  return {
    ...outbox,
    /** Acknowledged and of the conversation that is shown, which does not show it yet. */
    acknowledged: computed(() => {
      const id = thread.conversation.value?.state.id;
      return outbox.acknowledged.value.filter((message) => message.conversationId === id);
    }),
    /** These messages have arrived, whatever became of the replies. */
    arrived(messages: readonly Message[]): void {
      for (const message of messages) if (outbox.settle(message.id)) announce(message);
    },
    /** The server had these and has lost them: the visitor's own go out again, once, with what no thread shows. */
    offerAgain(lost: readonly Message[]): void {
      const own = lost.filter((message) => message.author.kind === 'visitor');
      outbox.offerAgain([...own, ...outbox.takeAcknowledged()]);
    },
  };

  async function post(entry: OutboxEntry): Promise<Answer<Message>> {
    // Catching up may have shown that the server has lost what was sent before this: that goes first.
    if (!isNext(entry)) return NOT_YET;
    const place = await ground.ensureConversation(entry.conversationId);
    if (!place.ok) return place;
    if (!isNext(entry)) return NOT_YET;
    const epoch = thread.epoch();
    const { id, body, attachments, chosenOf, answers, replyTo } = entry;
    const words = { id, body, attachmentIds: attachments.map((file) => file.id) };
    // JSON leaves out what is undefined, which the type does not say.
    let answer = await deps.api.send(place.value, {
      ...words,
      chosenOf,
      answers,
      replyTo: replyTo?.id,
    } as SendMessage);
    if (!answer.ok && WORDS_ALONE.test(answer.code ?? '')) answer = await deps.api.send(place.value, words);
    site.reached(answer);
    if (!answer.ok) return ground.refusal(answer);
    if (!thread.find(id)) {
      // Another database took the place of the one that said so: it is asked whether it has the message.
      if (thread.epoch() !== epoch) return NOT_YET;
      // The event usually brings it, before this answer or soon after; this is for when the engine is away.
      void thread.catchUp();
    }
    const { message } = answer.value;
    // Agents have merged the conversation into another one, which has the message.
    if (message.conversationId !== place.value) void ground.show(place.value, message.conversationId);
    return { ok: true, value: message };
  }

  /** False as well where it waits no more: its visitor may have logged out. */
  function isNext({ id, conversationId }: OutboxEntry): boolean {
    const next = outbox.entries
      .peek()
      .find((one) => one.conversationId === conversationId && one.state !== 'failed');
    return next?.id === id;
  }

  function announce({ id, conversationId, attachments }: Message): void {
    if (announced.has(id)) return;
    announced.add(id);
    deps.emit('message:sent', { id, conversationId });
    for (const { name, mediaType, sizeBytes } of attachments)
      deps.emit('file:sent', { messageId: id, conversationId, name, mediaType, sizeBytes });
  }
}
export type Outbox = ReturnType<typeof createOutbox>;
