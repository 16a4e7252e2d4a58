import { batch, computed, signal } from '@preact/signals';
import { CONVERSATION_EVENT, conversationChannel, visitorChannel } from '../../server/contract/channels.ts';
import type { Attachment, Conversation, Message } from '../../server/contract/schemas/conversations.ts';
import type { Limits, Timings } from '../../server/contract/schemas/engine.ts';
import type { ConversationEvent, EngineFrame } from '../../server/contract/schemas/events.ts';
import type { SiteAppearance, VisitorSession } from '../../server/contract/schemas/widget-api.ts';
import {
  type ConversationSync,
  createConversationSync,
} from '../../server/contract/sync/conversation-sync.ts';
import {
  createEngineLink,
  type EngineLink,
  type LinkState,
  type OpenChannel,
} from '../../server/contract/sync/engine-link.ts';
import { createSendQueue, type OutboxEntry } from '../../server/contract/sync/send-queue.ts';
import type { Answer, Failure } from '../../server/contract/sync/world.ts';
import { createIdentity } from './identity.ts';
import { createTyping } from './typing.ts';
import type { WidgetWorld } from './world.ts';

/** The conversation of this browser's visitor: what is shown, what is on its way, and how it stays in step. */
export function createChat(world: WidgetWorld) {
  const site = signal<SiteAppearance | null>(null);
  const limits = signal<Limits | null>(null);
  const timings = signal<Timings | null>(null);
  const conversation = signal<Conversation | null>(null);
  const outbox = signal<readonly OutboxEntry[]>([]);
  const stored = signal(true);
  const link = signal<LinkState | 'none'>('none');
  /** Why there is no chat at all: the key is unknown, the origin is not allowed. */
  const refusal = signal<{ code: string; message: string } | null>(null);
  /** The last request got no answer. */
  const offline = signal(false);
  const open = signal(false);
  const typing = createTyping(world, () => timings.value);
  const identity = createIdentity(world);
  const startedIds = new Set<string>();

  let visitorId: string | null = null;
  let sync: ConversationSync | null = null;
  let engine: EngineLink | null = null;
  let presence: OpenChannel | null = null;
  let markedUpTo = 0;
  let freshId: string | null = null;

  const queue = createSendQueue({
    ...world,
    storage: world.outbox,
    post,
    changed(entries, kept) {
      outbox.value = entries;
      stored.value = kept;
    },
    sent(message) {
      world.emit('message:sent', { id: message.id, conversationId: message.conversationId });
    },
  });
  outbox.value = queue.entries();

  const unread = computed(() => {
    const current = conversation.value;
    if (current === null) return 0;
    const { visitor } = current.state.read;
    return current.messages.filter((message) => message.author.kind === 'agent' && message.seq > visitor)
      .length;
  });

  return {
    site,
    limits,
    conversation,
    outbox,
    stored,
    link,
    refusal,
    offline,
    open,
    unread,
    typing: typing.others,

    /** What the panel needs when it first opens. Creates nothing: a passer-by only looks. */
    async prepare(): Promise<void> {
      if (identity.known() || outbox.value.length > 0) return resume();
      if (site.value !== null) return;
      const answer = await world.api.opening(world.siteKey);
      if (!answer.ok) return notOpened(answer);
      batch(() => {
        site.value = answer.value.site;
        limits.value = answer.value.limits;
        timings.value = answer.value.timings;
        offline.value = false;
        refusal.value = null;
      });
    },

    send(body: string, attachments: Attachment[] = []): void {
      queue.add({ id: world.newId(), conversationId: conversationId(), kind: 'text', body, attachments });
      typing.stopped(presence);
    },
    resend: (id: string) => queue.resend(id, world.newId()),
    /** Takes a message that was refused back, for editing or for good. */
    takeBack: (id: string) => queue.take(id),

    /** The conversation files go into; makes visitor and conversation where they do not exist yet. */
    async place(): Promise<Answer<string>> {
      const id = conversationId();
      const there = await ensureConversation(id);
      return there.ok ? { ok: true, value: id } : there;
    },

    async loadEarlier(): Promise<void> {
      const current = conversation.value;
      const first = current?.messages[0];
      if (current === null || first === undefined || !current.earlier) return;
      const answer = await world.api.history(current.state.id, first.seq);
      if (answer.ok) sync?.prepend(answer.value.messages, answer.value.earlier);
    },

    /** The visitor has seen the newest messages. */
    seen(): void {
      const current = conversation.value;
      if (current === null || unread.value === 0) return;
      const upTo = current.messages.at(-1)?.seq ?? 0;
      if (upTo <= markedUpTo) return;
      markedUpTo = upTo;
      void world.api.markRead(current.state.id, upTo).then((answer) => {
        if (!answer.ok) markedUpTo = 0;
      });
    },
    typed: () => typing.typed(presence),

    setOpen(now: boolean): void {
      open.value = now;
      watchPresence();
    },
    /** Something suggests that this browser was away: look at once. */
    wake(): void {
      queue.hurry();
      engine?.wake();
      if (engine === null && (identity.known() || outbox.value.length > 0)) void resume();
    },
    /** Another tab has done something with what is stored. */
    otherTab(removedEntryId: string | null): void {
      if (removedEntryId !== null) queue.settle(removedEntryId);
      else if (conversation.value === null && identity.known()) void resume();
    },
    stop(): void {
      queue.stop();
      sync?.stop();
      engine?.stop();
      typing.stop();
    },
    /** For log-out: nothing of the visitor is left in this tab. */
    reset(): void {
      for (const entry of queue.entries()) queue.settle(entry.id);
      leave();
      freshId = null;
    },
  };

  function conversationId(): string {
    freshId ??= outbox.value[0]?.conversationId ?? world.newId();
    return conversation.value?.state.id ?? freshId;
  }

  /** Everything a message needs before it can be sent, each step repeatable, then the message. */
  async function post(entry: OutboxEntry): Promise<Answer<Message>> {
    const there = await ensureConversation(entry.conversationId);
    if (!there.ok) return noteReach(there);
    const attachmentIds = entry.attachments.map((attachment) => attachment.id);
    const answer = await world.api.send(entry.conversationId, {
      id: entry.id,
      body: entry.body,
      ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
    });
    noteReach(answer);
    if (!answer.ok) return answer.code === 'visitor_unknown' ? startOver(answer) : answer;
    if (sync?.current()?.state.id === entry.conversationId) {
      // The event usually brings it; this is for when the engine is away.
      if (link.value !== 'live') void sync.catchUp();
    }
    return { ok: true, value: answer.value.message };
  }

  async function ensureConversation(id: string): Promise<Answer<null>> {
    if (visitorId === null) {
      const session = await identity.ensure(world);
      if (!session.ok) return session.code === 'visitor_unknown' ? startOver(session) : session;
      begin(session.value);
    }
    if (startedIds.has(id)) return { ok: true, value: null };
    const answer = await world.api.startConversation({ id, page: world.page() });
    if (!answer.ok) return answer;
    startedIds.add(id);
    follow(answer.value);
    world.emit('conversation:started', { conversationId: id });
    return { ok: true, value: null };
  }

  /** Goes on as the visitor this browser already is. */
  async function resume(): Promise<void> {
    if (visitorId !== null && conversation.value !== null) return;
    if (!identity.known() && outbox.value.length === 0) return;
    const answer = await identity.ensure(world);
    noteReach(answer);
    if (answer.ok) return begin(answer.value);
    if (answer.code === 'visitor_unknown') {
      startOver(answer);
      return void world.api.opening(world.siteKey).then((opening) => {
        if (opening.ok) site.value = opening.value.site;
      });
    }
    notOpened(answer);
  }

  function begin(session: VisitorSession): void {
    batch(() => {
      visitorId = session.visitor.id;
      site.value = session.site;
      limits.value = session.limits;
      timings.value = session.timings;
      refusal.value = null;
      offline.value = false;
    });
    if (session.conversation !== null) follow({ conversation: session.conversation, epoch: session.epoch });
    connect(session);
  }

  function follow(start: { conversation: Conversation; epoch: string }): void {
    const { id } = start.conversation.state;
    startedIds.add(id);
    if (sync !== null && sync.current()?.state.id === id) return void sync.catchUp();
    sync?.stop();
    sync = createConversationSync(
      {
        ...world,
        fetchEvents: async (after) => noteReach(await world.api.events(id, after)),
        fetchConversation: async () => noteReach(await world.api.conversation(id)),
        changed: show,
        refused: (answer) => startOver(answer),
      },
      start,
    );
    show(start.conversation, null);
    watchPresence();
  }

  function show(next: Conversation, event: ConversationEvent | null): void {
    conversation.value = next;
    for (const message of next.messages) queue.settle(message.id);
    if (event?.type === 'conversation.resolved')
      world.emit('conversation:resolved', { conversationId: event.conversationId });
    if (event?.type !== 'message.created' || event.data.message.author.kind !== 'agent') return;
    const { id, author, body, conversationId } = event.data.message;
    typing.ended();
    world.emit('message:received', { id, conversationId, author: author.name, body });
  }

  function connect(session: VisitorSession): void {
    if (engine !== null) return;
    engine = createEngineLink({
      ...world,
      engine: session.engine,
      timings: session.timings,
      authorizeChannel: world.api.authorizeChannel,
      changed: (state) => {
        link.value = state;
      },
      poll: () => void (sync === null ? resume() : sync.catchUp()),
    });
    engine.open(visitorChannel(session.visitor.id), {
      subscribed: () => void sync?.catchUp(),
      event(name, data) {
        if (name !== CONVERSATION_EVENT) return;
        const frame = data as EngineFrame;
        if (sync?.current()?.state.id === frame.event.conversationId) sync.receive(frame);
        else if (conversation.value === null) void resume();
      },
    });
    watchPresence();
  }

  /** Who has the conversation open: the visitor while the panel is. Typing travels here. */
  function watchPresence(): void {
    const id = conversation.value?.state.id;
    if (!open.value || engine === null || id === undefined) {
      presence?.close();
      presence = null;
      return;
    }
    presence ??= engine.open(conversationChannel(id), {
      typing: (memberId, active) => typing.heard(memberId, active),
    });
  }

  /** The server has never heard of this visitor (its data was wiped): begin anew, keep what was not sent. */
  function startOver(answer: Failure): Failure {
    leave();
    // The same message goes out again as the new visitor's.
    return { ...answer, status: 503, code: 'unavailable' };
  }

  function leave(): void {
    identity.forget();
    sync?.stop();
    engine?.stop();
    presence = null;
    sync = null;
    engine = null;
    visitorId = null;
    markedUpTo = 0;
    startedIds.clear();
    batch(() => {
      conversation.value = null;
      link.value = 'none';
    });
  }

  function notOpened(answer: Failure): void {
    offline.value = answer.status === 0 || answer.status >= 500;
    if (offline.value) return;
    const said = { code: answer.code ?? String(answer.status), message: answer.message };
    refusal.value = said;
    console.error(`Frontdesk: ${said.message}`);
    world.emit('error', said);
  }

  function noteReach<T>(answer: Answer<T>): Answer<T> {
    offline.value = !answer.ok && (answer.status === 0 || answer.status >= 500);
    return answer;
  }
}
export type Chat = ReturnType<typeof createChat>;
