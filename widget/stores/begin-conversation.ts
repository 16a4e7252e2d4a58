import type { Answer } from '../../server/contract/client/ports.ts';
import type { OutboxEntry } from '../../server/contract/client/send-queue.ts';
import type { Conversation } from '../../server/contract/schemas/conversations.ts';
import type { VisitorSession } from '../../server/contract/schemas/widget-api.ts';
import type { WidgetDeps } from './deps.ts';
import type { FormAnswers } from './form-answers.ts';
import type { Recovery } from './recovery.ts';
import type { Site } from './site.ts';
import type { Thread } from './thread.ts';
import type { Session } from './visitor-session.ts';

/** The id of the conversation that this browser's messages go into, begun or not. */
const FRESH = 'conversation';
/** The conversation that the visitor has left for a new one; it comes back when somebody writes there. */
const LEFT = 'left';

/** A conversation as the server gives it, and the database that it is of. */
export type ConversationStart = { conversation: Conversation; epoch: string };

/** Which conversation the visitor's words go into, and how it begins: with its first message, or not at all. */
export function createConversations(
  deps: WidgetDeps,
  site: Site,
  thread: Thread,
  answers: FormAnswers,
  session: Pick<Session, 'ensure'>,
  recovery: Pick<Recovery, 'refusal'>,
  on: {
    /** Another conversation is shown from now on, or none. */
    shown(): void;
    /** The server has a conversation that it did not have. */
    started(): void;
  },
) {
  const { storage } = deps;
  /** Conversations of this visitor that the server has. */
  const started = new Set<string>();
  /** Entries may name a conversation that belongs to a visitor the server has forgotten. */
  const moved = new Map<string, string>();
  let freshId: string | null = null;
  let stopped = false;

  return {
    /**
     * Where what is written now belongs.
     * @param waiting what is not sent yet
     */
    idFor(waiting: readonly OutboxEntry[]): string {
      const current = thread.id();
      if (current === null) {
        freshId ??= waiting[0]?.conversationId ?? storage.read(FRESH) ?? deps.newId();
        return freshId;
      }
      // What waits for a conversation that the server has lost will go into this one, and before this.
      const before = waiting.find((entry) => entry.state !== 'failed' && !started.has(entry.conversationId));
      return before !== undefined && storage.read(FRESH) === current ? before.conversationId : current;
    },
    /**
     * Makes visitor and conversation where they do not exist yet; the id may be another than the one that was asked for.
     * Every step can be repeated with the same ids, so that a lost answer makes nothing twice. One tab at a time does this,
     * and which conversation is begun is written down: two tabs that write their first message at once begin one.
     */
    ensure,
    /** Goes on with the visitor's conversation, unless they have left it and nothing has happened there since. */
    resume({ conversation, unread, epoch }: VisitorSession): void {
      if (conversation !== null && (unread > 0 || storage.read(LEFT) !== conversation.state.id))
        follow({ conversation, epoch });
    },
    /** Shows one of the visitor's own conversations from now on. */
    show(start: ConversationStart): void {
      storage.write(LEFT, null);
      follow(start);
    },
    /** The next message begins a new conversation; the one that was shown is left as it is. */
    anew(): void {
      const before = thread.id();
      if (before !== null) storage.write(LEFT, before);
      freshId = deps.newId();
      storage.write(FRESH, freshId);
      thread.clear();
      on.shown();
    },
    /** The server has none of them any more: the same message begins one again. */
    lost: () => started.clear(),
    /** The visitor is nobody any more. */
    leave(): void {
      freshId = null;
      started.clear();
      moved.clear();
      thread.clear();
    },
    /** What is stored here belonged to somebody who is no more. */
    forget(): void {
      storage.write(FRESH, null);
      storage.write(LEFT, null);
    },
    stop(): void {
      stopped = true;
      thread.clear();
    },
  };

  function follow(start: ConversationStart): void {
    started.add(start.conversation.state.id);
    if (stopped) return;
    thread.follow(start);
    on.shown();
  }

  async function ensure(asked: string, again = false): Promise<Answer<string>> {
    const visitor = await session.ensure();
    if (!visitor.ok) return recovery.refusal(visitor);
    let id = moved.get(asked) ?? asked;
    if (!started.has(id)) id = storage.read(FRESH) ?? id;
    if (id !== asked) moved.set(asked, id);
    if (started.has(id)) return { ok: true, value: id };
    storage.write(FRESH, id);
    const form = answers.latest();
    const answer = site.reached(
      await deps.api.startConversation({ id, page: deps.page(), ...(form && { form }) }),
    );
    if (answer.ok) {
      follow(answer.value);
      deps.emit('conversation:started', { conversationId: id });
      on.started();
      return { ok: true, value: id };
    }
    // The site asks something else by now: the visitor is asked again, and the message waits for them.
    if (answer.code === 'form_incomplete') answers.set(null);
    if (answer.code !== 'id_taken' || again) return recovery.refusal(answer);
    storage.write(FRESH, thread.id() ?? deps.newId());
    return ensure(asked, true);
  }
}
