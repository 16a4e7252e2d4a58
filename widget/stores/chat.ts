import { effect, signal } from '@preact/signals';
import { fateOf } from '../../server/contract/errors.ts';
import type { Attachment, Conversation } from '../../server/contract/schemas/conversations.ts';
import type { ConversationEvent, EngineFrame } from '../../server/contract/schemas/events.ts';
import type { VisitorSession } from '../../server/contract/schemas/widget-api.ts';
import { type Answer, backoffMs, type Failure } from '../../server/contract/sync/world.ts';
import { createConnection } from './connection.ts';
import { createIdentity } from './identity.ts';
import { createOutbox } from './outbox.ts';
import { createSite } from './site.ts';
import { createThread } from './thread.ts';
import { createTyping } from './typing.ts';
import type { WidgetWorld } from './world.ts';

/** The chat of this browser's visitor: joins who it is, what is shown, what is on its way, and the engine. */
export function createChat(world: WidgetWorld) {
  const open = signal(false);
  const site = createSite(world);
  const identity = createIdentity(world);
  const typing = createTyping(world, () => site.timings.value);
  const thread = createThread(world, site, { changed, refused });
  const outbox = createOutbox(world, site, thread, { ensureConversation, visitorUnknown });
  const connection = createConnection(world, typing, { event, missed });
  /** Conversations of this visitor that the server has. */
  const started = new Set<string>();
  /** Entries may name a conversation that belongs to a visitor the server has forgotten. */
  const moved = new Map<string, string>();
  let freshId: string | null = null;
  let session: VisitorSession | null = null;
  let failures = 0;
  let cancelRetry = () => {};
  let away = false;
  const stopWatching = effect(() => {
    const back = away && !site.offline.value;
    away = site.offline.value;
    // Not within the answer that told: whoever asked for it comes first.
    if (back) void Promise.resolve().then(cameBack);
  });

  return {
    site,
    thread,
    outbox,
    open,
    link: connection.state,
    typing: typing.who,

    /** What the panel needs to be shown; asked for again until it is there. */
    prepare,
    send(body: string, attachments: Attachment[] = []): void {
      outbox.add(conversationId(), body, attachments);
      connection.stoppedTyping();
    },
    /** The conversation files go into; makes visitor and conversation where they do not exist yet. */
    place: () => ensureConversation(conversationId()),
    typed: connection.typed,
    stoppedTyping: connection.stoppedTyping,
    setOpen(now: boolean): void {
      open.value = now;
      watch();
      if (!now) connection.stoppedTyping();
      else if (session === null) void prepare();
      // Who is on duty may have changed.
      else void site.load();
    },
    /** Something suggests that this browser was away: look at once. */
    wake(): void {
      cameBack();
      if (session === null) void prepare();
    },
    /** Another tab has become somebody, or nobody: so does this one. */
    visitorChanged(): void {
      if (session !== null && !identity.is(session.visitor.id)) leave();
      if (session === null && (identity.known() || open.value)) void prepare();
    },
    /** The visitor looks at another page. */
    pageChanged(): void {
      if (session !== null) void world.api.page(world.page());
    },
    /** As if this browser had never been here. */
    reset(): void {
      outbox.clear();
      startOver();
      if (open.value) void prepare();
    },
    stop(): void {
      stopWatching();
      cancelRetry();
      outbox.stop();
      thread.clear();
      connection.close();
    },
  };

  function cameBack(): void {
    outbox.hurry();
    connection.wake();
  }

  async function prepare(): Promise<void> {
    cancelRetry();
    const asked = identity.known() || outbox.entries.value.length > 0;
    const answer = asked ? await resume() : await site.load();
    failures = answer.ok ? 0 : failures + 1;
    if (answer.ok || fateOf(answer.status, answer.code) !== 'later') return;
    cancelRetry = world.after(answer.retryAfterMs ?? backoffMs(failures, world.random), () => void prepare());
  }

  /** Goes on as the visitor this browser already is. */
  async function resume(): Promise<Answer<unknown>> {
    const answer = site.reached(await identity.ensure());
    if (answer.ok) begin(answer.value);
    else if (answer.code !== 'visitor_unknown') site.refuse(answer);
    else {
      startOver();
      outbox.hurry();
      return site.load();
    }
    return answer;
  }

  function begin(next: VisitorSession): void {
    session = next;
    site.accept(next);
    if (next.conversation !== null) follow({ conversation: next.conversation, epoch: next.epoch });
    connection.connect(next);
    watch();
  }

  function follow(start: { conversation: Conversation; epoch: string }): void {
    started.add(start.conversation.state.id);
    thread.follow(start);
    watch();
  }

  /** Every step can be repeated with the same ids, so that a lost answer makes nothing twice. */
  async function ensureConversation(asked: string): Promise<Answer<string>> {
    if (session === null) {
      const answer = site.reached(await identity.ensure());
      if (!answer.ok) return visitorUnknown(answer);
      if (session === null) begin(answer.value);
    }
    const id = moved.get(asked) ?? asked;
    if (started.has(id)) return { ok: true, value: id };
    const answer = site.reached(await world.api.startConversation({ id, page: world.page() }));
    if (answer.ok) {
      follow(answer.value);
      world.emit('conversation:started', { conversationId: id });
      return { ok: true, value: id };
    }
    if (answer.code !== 'id_taken' || moved.has(asked)) return visitorUnknown(answer);
    freshId = thread.id() ?? world.newId();
    moved.set(asked, freshId);
    return ensureConversation(asked);
  }

  function visitorUnknown<T>(answer: Answer<T>): Answer<T> {
    if (answer.ok || answer.code !== 'visitor_unknown') return answer;
    startOver();
    // The same message goes out again, as the new visitor's.
    return { ok: false, status: 503, code: 'unavailable', message: answer.message };
  }

  /** Begins as somebody new. What was not sent is kept. */
  function startOver(): void {
    identity.forget();
    leave();
  }

  function leave(): void {
    session = null;
    freshId = null;
    started.clear();
    moved.clear();
    thread.clear();
    connection.close();
  }

  function refused(failure: Failure): void {
    if (failure.code === 'visitor_unknown' || failure.code === 'conversation_unknown') {
      if (failure.code === 'visitor_unknown') startOver();
      thread.clear();
      started.clear();
      void prepare();
    } else site.refuse(failure);
  }

  function changed(conversation: Conversation, event: ConversationEvent | null): void {
    outbox.arrived(conversation.messages);
    if (event?.type === 'conversation.resolved')
      world.emit('conversation:resolved', { conversationId: event.conversationId });
    if (event?.type !== 'message.created' || event.data.message.author.kind === 'visitor') return;
    const { id, author, body } = event.data.message;
    typing.ended();
    world.emit('message:received', { id, conversationId: event.conversationId, author: author.name, body });
  }

  function event(frame: EngineFrame): void {
    if (frame.event.conversationId === thread.id()) thread.receive(frame);
    // Another tab has begun one.
    else if (thread.id() === null || frame.event.type === 'conversation.started') void resume();
  }

  function missed(): void {
    if (thread.id() === null) void resume();
    else void thread.catchUp();
  }

  function conversationId(): string {
    freshId ??= outbox.entries.value[0]?.conversationId ?? world.newId();
    return thread.id() ?? freshId;
  }

  function watch(): void {
    connection.watch(open.value ? thread.id() : null);
  }
}
export type Chat = ReturnType<typeof createChat>;
