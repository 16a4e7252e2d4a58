import { effect, signal } from '@preact/signals';
import {
  BOT_TYPING_EVENT,
  CONVERSATION_DELETED_EVENT,
  CONVERSATION_EVENT,
  QUEUE_POSITION_EVENT,
} from '../../server/contract/channels.ts';
import type { OutboxEntry } from '../../server/contract/client/send-queue.ts';
import type { Attachment, Conversation } from '../../server/contract/schemas/conversations.ts';
import type { ConversationEvent, EngineFrame } from '../../server/contract/schemas/events.ts';
import type { QueuePosition, VisitorSession } from '../../server/contract/schemas/widget-api.ts';
import { createActivity } from './activity.ts';
import { createAvatars } from './avatars.ts';
import { createConversations } from './begin-conversation.ts';
import { createConnection } from './connection.ts';
import type { WidgetDeps } from './deps.ts';
import { createDescription } from './description.ts';
import { createFormAnswers } from './form-answers.ts';
import { createInvitation } from './invitation.ts';
import { createOutbox } from './outbox.ts';
import type { ChatPart } from './part.ts';
import { createRecovery } from './recovery.ts';
import { createSite } from './site.ts';
import { createSound } from './sound.ts';
import { createThread } from './thread.ts';
import { createTyping } from './typing.ts';
import { createVisitorSession } from './visitor-session.ts';

/** The chat of this browser's visitor: joins who it is, what is shown, what is on its way, and the engine. */
export function createChat(deps: WidgetDeps) {
  const open = signal(false);
  /** Whether the open panel is where the visitor can see it, as far as the page's scrolling goes. */
  const inView = signal(true);
  const site = createSite(deps, open);
  const activity = createActivity(deps);
  const sound = createSound(deps);
  const invitation = createInvitation(deps);
  const answers = createFormAnswers(deps);
  /** The position in the queue, as the server told it last. */
  const queuePosition = signal<QueuePosition | null>(null);
  const typing = createTyping(
    deps,
    () => site.timings.value,
    () => site.appearance.value?.settings?.typingPreview === true,
  );
  const thread = createThread(deps, site, {
    changed,
    replaced: (lost) => outbox.offerAgain(lost),
    leads: () => connection.leads(),
    refused: (failure) => recovery.refused(failure),
  });
  const outbox = createOutbox(deps, site, thread, {
    ensureConversation: (id) => conversations.ensure(id),
    refusal: (answer) => recovery.refusal(answer),
    show: showKept,
  });
  const session = createVisitorSession(deps, site, outbox, open, {
    said: activity.who,
    began,
    answered: (epoch) => recovery.answered(epoch),
    lost: () => recovery.visitorLost(),
    left() {
      activity.end();
      description.end();
      conversations.leave();
      connection.close();
    },
    forget() {
      invitation.forget();
      conversations.forget();
    },
  });
  const description = createDescription(deps, () => thread.id());
  const avatars = createAvatars(deps, thread.conversation, open);
  const recovery = createRecovery(site, thread, outbox, session, () => conversations.lost());
  const conversations = createConversations(deps, site, thread, answers, session, recovery, {
    shown: watch,
    started: () => void description.tell(),
  });
  const connection = createConnection(deps, typing, {
    receive(event, data) {
      for (const part of parts) part.receive?.(event, data);
    },
    catchUp() {
      for (const part of parts) part.catchUp?.();
    },
  });
  let away = false;
  const stopWatching = effect(() => {
    const back = away && !site.offline.value;
    away = site.offline.value;
    // Not within the answer that told: whoever asked for it comes first.
    if (back) void Promise.resolve().then(cameBack);
  });
  /** In the order in which they are told. */
  const parts: readonly ChatPart[] = [session, site, outbox, { receive, catchUp, stop }];

  return {
    site,
    thread,
    outbox,
    activity,
    description,
    /** Of the pictures of agents and bots, by their ids; from the server on. */
    avatars: avatars.paths,
    sound,
    invitation: invitation.shown,
    changes: session.changes,
    open,
    inView,
    queuePosition,
    form: answers.given,
    setForm: answers.set,
    known: session.known,
    link: connection.state,
    typing: typing.who,

    prepare: session.prepare,
    /** With the message whose choice these words are, whose form they fill in, or that they reply to. */
    send(
      body: string,
      attachments: Attachment[] = [],
      about: Pick<OutboxEntry, 'chosenOf' | 'answers' | 'replyTo'> = {},
    ): void {
      const id = deps.newId();
      thread.forgetNew();
      invitation.answered(id);
      outbox.add({ id, conversationId: conversationId(), kind: 'text', body, attachments, ...about });
      typing.stopped();
    },
    /** The next message begins a new conversation; the one that was shown is left as it is. */
    anew(): void {
      invitation.forget();
      conversations.anew();
    },
    show: conversations.show,
    /** The conversation files go into; makes visitor and conversation where they do not exist yet. */
    begin: () => deps.exclusively(() => conversations.ensure(conversationId())),
    typed: typing.typed,
    stoppedTyping: typing.stopped,
    setOpen(now: boolean): void {
      open.value = now;
      invitation.look();
      watch();
      if (now) return session.refresh();
      typing.stopped();
      thread.look(false);
      thread.forgetNew();
    },
    /** Something suggests that this browser was away: look at once. */
    wake(): void {
      cameBack();
      session.wake();
    },
    /** The page goes to sleep; `wake` ends it. */
    rest: connection.rest,
    visitorChanged: session.visitorChanged,
    identify: session.identify,
    /** As if this browser had never been here. */
    reset(): void {
      answers.set(null);
      session.reset();
    },
    stop(): void {
      for (const part of parts) part.stop?.();
    },
  };

  function began(next: VisitorSession): void {
    activity.begin();
    conversations.resume(next);
    void description.tell();
    connection.connect(next);
    watch();
  }

  function cameBack(): void {
    outbox.retryNow();
    void description.tell();
    connection.wake();
  }

  function changed(conversation: Conversation, event: ConversationEvent | null): void {
    const conversationId = conversation.state.id;
    outbox.arrived(conversation.messages);
    if (event?.type === 'conversation.resolved') deps.emit('conversation:resolved', { conversationId });
    if (event?.type === 'conversation.claimed' || event?.type === 'conversation.assigned')
      deps.emit('agent:joined', { conversationId, name: event.data.assignee.name });
    if (event?.type !== 'message.created') return;
    const { id, author, body } = event.data.message;
    if (author.kind === 'visitor') return;
    typing.ended();
    // Once in this browser, and not to somebody who is looking at it.
    if (connection.leads() && (deps.hidden() || !open.value)) sound.play();
    deps.emit('message:received', { id, conversationId, author: author.name, body });
  }

  function receive(name: string, data: unknown): void {
    if (name === QUEUE_POSITION_EVENT) queuePosition.value = data as QueuePosition;
    if (name === BOT_TYPING_EVENT && (data as { conversationId: string }).conversationId === thread.id())
      typing.bot(thread.conversation.value?.state.bot?.name ?? '');
    // The server says that it is gone, or that another one is.
    if (name === CONVERSATION_DELETED_EVENT) catchUp();
    if (name !== CONVERSATION_EVENT) return;
    const { event } = data as EngineFrame;
    if (event.conversationId === thread.id()) thread.receive(data as EngineFrame);
    // Another tab has begun one.
    else if (thread.id() === null || event.type === 'conversation.started') void session.resume();
    // Agents may have merged into it what is shown, and answer there.
    else void showKept((event as { data?: { from?: { id?: string } } }).data?.from?.id, event.conversationId);
  }

  /** Shows the conversation that goes on in place of a merged one, where that is shown. */
  async function showKept(merged: string | undefined, kept: string): Promise<void> {
    if (merged !== thread.id()) return;
    const answer = await deps.api.conversation(kept);
    if (answer.ok) conversations.show(answer.value);
  }

  function catchUp(): void {
    if (thread.id() === null) void session.resume();
    else void thread.catchUp();
  }

  function stop(): void {
    stopWatching();
    avatars.stop();
    conversations.stop();
    connection.close();
  }

  /** Where what is written now belongs. */
  function conversationId(): string {
    return conversations.idFor(outbox.entries.value);
  }

  function watch(): void {
    connection.watch(open.value ? thread.id() : null);
  }
}
export type Chat = ReturnType<typeof createChat>;
