import { effect, type ReadonlySignal, signal } from '@preact/signals';
import {
  QUEUE_POSITION_EVENT,
  SITE_STATE_EVENT,
  VISITOR_ERASED_EVENT,
} from '../../server/contract/channels.ts';
import { type Answer, backoffMs, type Failure } from '../../server/contract/client/ports.ts';
import { retryOf } from '../../server/contract/errors.ts';
import type { Attachment, Conversation, Message } from '../../server/contract/schemas/conversations.ts';
import type { ConversationEvent, EngineFrame } from '../../server/contract/schemas/events.ts';
import type {
  FormInput,
  Place,
  SiteOpening,
  SiteState,
  VisitorSession,
} from '../../server/contract/schemas/widget-api.ts';
import { createActivity } from './activity.ts';
import { createConnection } from './connection.ts';
import type { WidgetDeps } from './deps.ts';
import { createIdentity, type IdentitySource, NOBODY_SIGNED_IN } from './identity.ts';
import { createInvitation } from './invitation.ts';
import { createOutbox } from './outbox.ts';
import { createSite } from './site.ts';
import { createSound } from './sound.ts';
import { createThread } from './thread.ts';
import { createTyping } from './typing.ts';

/** The id of the conversation that this browser's messages go into, begun or not. */
const FRESH = 'conversation';
/** The conversation that the visitor has left for a new one; it comes back when somebody writes there. */
const LEFT = 'left';
/** What the visitor answered before the chat, for the next conversation; JSON `FormInput`. */
const FORM = 'form';
/** While the engine is away, this often at most is asked who is on duty. */
const SITE_EVERY_MS = 15_000;
/** The app begins with asking, and is mostly opened right after: what is no older is not asked for again. */
const FRESH_MS = 5_000;
/** So long after it has connected, the server surely knows that this browser is here. */
const KNOWN_HERE_MS = 2_000;

/** The chat of this browser's visitor: joins who it is, what is shown, what is on its way, and the engine. */
export function createChat(deps: WidgetDeps) {
  const open = signal(false);
  const site = createSite(deps);
  const trail = createActivity(deps);
  const sound = createSound(deps);
  const invitation = createInvitation(deps);
  /** How often another person has taken the place of one whom the site had signed. */
  const changes = signal(0);
  /** Where the visitor stands in line, as the server told last. */
  const place = signal<Place | null>(null);
  const form = signal<FormInput | null>(readForm());
  const identity = createIdentity(deps, { ending: () => void prepare(), left });
  const typing = createTyping(
    deps,
    () => site.timings.value,
    () => site.appearance.value?.settings?.typingPreview === true,
  );
  const thread = createThread(deps, site, {
    changed,
    replaced: (lost) => outbox.offerAgain(lost),
    leads: () => connection.leads(),
    refused,
  });
  const outbox = createOutbox(deps, site, thread, { ensureConversation, forgotten });
  const connection = createConnection(deps, typing, { event, missed, told });
  /** Conversations of this visitor that the server has. */
  const started = new Set<string>();
  /** Entries may name a conversation that belongs to a visitor the server has forgotten. */
  const moved = new Map<string, string>();
  let freshId: string | null = null;
  let session: VisitorSession | null = null;
  let preparing: Promise<Answer<unknown>> | null = null;
  let preparedAt = Number.NEGATIVE_INFINITY;
  /** What was shown of a conversation that the server does not know any more, and the epoch it was of. */
  let orphans: { epoch: string | null; messages: readonly Message[] } | null = null;
  let failures = 0;
  let cancelRetry = () => {};
  let away = false;
  /** What was under way then may still be answered; it begins nothing any more. */
  let stopped = false;
  let askedSite = Number.NEGATIVE_INFINITY;
  let cancelAskSite = () => {};
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
    trail,
    sound,
    invitation: invitation.shown,
    changes,
    open,
    place,
    /** What was answered before the chat, until the conversation it belongs to has begun. */
    form: form as ReadonlySignal<FormInput | null>,
    setForm,
    /** Whether anybody was ever made of this browser. */
    known: identity.known,
    link: connection.state,
    typing: typing.who,

    /** What the panel needs to be shown; asked for again until it is there. */
    prepare,
    /** @param chosenOf the message whose choice these words are */
    send(body: string, attachments: Attachment[] = [], chosenOf?: string): void {
      const id = deps.newId();
      thread.forgetNew();
      invitation.answered(id);
      outbox.add({ id, conversationId: conversationId(), kind: 'text', body, attachments, chosenOf });
      typing.stopped();
    },
    /** The next message begins a new conversation; the one that was shown is left as it is. */
    anew(): void {
      invitation.forget();
      const before = thread.id();
      if (before !== null) deps.storage.write(LEFT, before);
      freshId = deps.newId();
      deps.storage.write(FRESH, freshId);
      thread.clear();
      watch();
    },
    /** Shows one of the visitor's own conversations from now on. */
    show(start: { conversation: Conversation; epoch: string }): void {
      deps.storage.write(LEFT, null);
      follow(start);
    },
    /** The conversation files go into; makes visitor and conversation where they do not exist yet. */
    begin: () => deps.exclusively(() => ensureConversation(conversationId())),
    typed: typing.typed,
    stoppedTyping: typing.stopped,
    setOpen(now: boolean): void {
      open.value = now;
      invitation.look();
      watch();
      if (!now) {
        typing.stopped();
        thread.look(false);
        thread.forgetNew();
      } else if (preparing === null && deps.now() - preparedAt > FRESH_MS)
        // Who is on duty may have changed.
        void (session === null ? prepare() : site.load());
    },
    /** Something suggests that this browser was away: look at once. */
    wake(): void {
      cameBack();
      if (session === null) void prepare();
    },
    /** The page goes to sleep; `wake` ends it. */
    rest: connection.rest,
    /** Another tab has become somebody, or nobody: so does this one. */
    visitorChanged(): void {
      if (session !== null && !identity.is(session.visitor.id)) leave();
      if (!identity.stored()) identity.disown();
      if (identity.pending()) return;
      if (session === null && (identity.known() || open.value)) void prepare();
    },
    /**
     * From now on this browser is whom the site signed, or nobody.
     * @throws when the site's word is refused
     */
    async identify(source: IdentitySource): Promise<void> {
      identity.use(source);
      const answer = await prepare();
      if (!answer.ok) throw new Error(answer.message);
    },
    /** As if this browser had never been here. */
    reset(): void {
      outbox.clear();
      setForm(null);
      identity.leave();
      startOver();
      if (open.value) void prepare();
    },
    stop(): void {
      stopped = true;
      stopWatching();
      cancelRetry();
      cancelAskSite();
      identity.stop();
      outbox.stop();
      thread.clear();
      connection.close();
    },
  };

  function cameBack(): void {
    outbox.retryNow();
    connection.wake();
  }

  function prepare(): Promise<Answer<unknown>> {
    const begun = ask().finally(() => {
      if (preparing === begun) preparing = null;
    });
    preparing = begun;
    return begun;
  }

  async function ask(): Promise<Answer<unknown>> {
    cancelRetry();
    const asked = identity.known() || outbox.entries.value.length > 0;
    const answer = asked ? await resume() : await site.load();
    if (answer.ok) {
      preparedAt = deps.now();
      offerOrphans(answer.value.epoch);
    }
    failures = answer.ok ? 0 : failures + 1;
    if (stopped || answer.ok || retryOf(answer.status, answer.code) !== 'later') return answer;
    cancelRetry();
    cancelRetry = deps.after(answer.retryAfterMs ?? backoffMs(failures, deps.random), () => void prepare());
    return answer;
  }

  /** The server does not know the conversation any more that is shown. */
  function orphan(): void {
    const { messages = [] } = thread.conversation.value ?? {};
    if (thread.id() !== null)
      orphans = { epoch: thread.epoch(), messages: [...messages, ...outbox.takeAcknowledged()] };
  }

  /** Lost with a back-up, they are sent again. Where the database is the same, somebody has deleted them on purpose. */
  function offerOrphans(epoch: string): void {
    if (orphans !== null && orphans.epoch !== epoch) outbox.offerAgain(orphans.messages);
    orphans = null;
  }

  /** Goes on as the visitor this browser already is. */
  async function resume(): Promise<Answer<SiteOpening>> {
    const ensured = identity.known() ? identity.ensure() : deps.exclusively(identity.ensure);
    const answer = site.reached(await ensured);
    if (answer.ok) begin(answer.value);
    else if (answer.code === NOBODY_SIGNED_IN) return identity.known() ? resume() : site.load();
    else if (answer.code !== 'visitor_unknown') {
      // Never a silent stranger: who is not whom the site says is nobody here.
      if (answer.code?.startsWith('identity_')) leave();
      site.refuse(answer);
    } else {
      orphan();
      startOver();
      outbox.retryNow();
      return site.load();
    }
    return answer;
  }

  function begin(next: VisitorSession): void {
    if (stopped) return;
    if (session !== null && session.visitor.id !== next.visitor.id) leave();
    session = next;
    trail.begin();
    site.accept(next);
    const { conversation } = next;
    if (conversation !== null && (next.unread > 0 || deps.storage.read(LEFT) !== conversation.state.id))
      follow({ conversation, epoch: next.epoch });
    connection.connect(next);
    watch();
  }

  function follow(start: { conversation: Conversation; epoch: string }): void {
    started.add(start.conversation.state.id);
    if (stopped) return;
    thread.follow(start);
    watch();
  }

  /**
   * Every step can be repeated with the same ids, so that a lost answer makes nothing twice. One tab at a time does this,
   * and which conversation is begun is written down: two tabs that write their first message at once begin one.
   */
  async function ensureConversation(asked: string, again = false): Promise<Answer<string>> {
    if (session === null) {
      const answer = site.reached(await identity.ensure());
      if (!answer.ok && answer.code === NOBODY_SIGNED_IN) return ensureConversation(asked, again);
      if (!answer.ok) return forgotten(answer);
      if (session === null) begin(answer.value);
      offerOrphans(answer.value.epoch);
    }
    let id = moved.get(asked) ?? asked;
    if (!started.has(id)) id = deps.storage.read(FRESH) ?? id;
    if (id !== asked) moved.set(asked, id);
    if (started.has(id)) return { ok: true, value: id };
    deps.storage.write(FRESH, id);
    // Another tab may have asked the visitor.
    const given = form.peek() ?? readForm();
    const answer = site.reached(
      await deps.api.startConversation({
        id,
        page: deps.page(),
        ...(given === null ? {} : { form: given }),
      }),
    );
    if (answer.ok) {
      follow(answer.value);
      deps.emit('conversation:started', { conversationId: id });
      return { ok: true, value: id };
    }
    // The site asks something else by now: the visitor is asked again, and the message waits for them.
    if (answer.code === 'form_incomplete') setForm(null);
    if (answer.code !== 'id_taken' || again) return forgotten(answer);
    deps.storage.write(FRESH, thread.id() ?? deps.newId());
    return ensureConversation(asked, true);
  }

  function forgotten<T>(answer: Answer<T>): Answer<T> {
    if (answer.ok) return answer;
    // Deleted, or a back-up from before it was begun: the same message begins it again …
    if (answer.code === 'conversation_unknown') started.clear();
    else if (answer.code !== 'visitor_unknown') return answer;
    // … or goes out as the new visitor's.
    else {
      orphan();
      startOver();
    }
    return { ok: false, status: 503, code: 'unavailable', message: answer.message };
  }

  function readForm(): FormInput | null {
    try {
      return JSON.parse(deps.storage.read(FORM) ?? 'null');
    } catch {
      return null;
    }
  }

  function setForm(next: FormInput | null): void {
    form.value = next;
    deps.storage.write(FORM, next && JSON.stringify(next));
  }

  /** Begins as somebody new. What was not sent is kept. */
  function startOver(): void {
    identity.forget();
    invitation.forget();
    deps.storage.write(FRESH, null);
    deps.storage.write(LEFT, null);
    leave();
  }

  /** Of a person whom the site had signed, nothing stays for the next one. */
  function left(signed: boolean): void {
    if (signed) outbox.clear();
    startOver();
    if (signed) changes.value += 1;
  }

  function leave(): void {
    session = null;
    trail.end();
    freshId = null;
    started.clear();
    moved.clear();
    thread.clear();
    connection.close();
  }

  function refused(failure: Failure): void {
    if (failure.code === 'visitor_unknown' || failure.code === 'conversation_unknown') {
      orphan();
      if (failure.code === 'visitor_unknown') startOver();
      thread.clear();
      started.clear();
      void prepare();
    } else site.refuse(failure);
  }

  function changed(conversation: Conversation, event: ConversationEvent | null): void {
    outbox.arrived(conversation.messages);
    if (event?.type === 'conversation.resolved')
      deps.emit('conversation:resolved', { conversationId: event.conversationId });
    if (event?.type !== 'message.created' || event.data.message.author.kind === 'visitor') return;
    const { id, author, body } = event.data.message;
    typing.ended();
    // Once in this browser, and not to somebody who is looking at it.
    if (connection.leads() && (deps.hidden() || !open.value)) sound.play();
    deps.emit('message:received', { id, conversationId: event.conversationId, author: author.name, body });
  }

  function event(frame: EngineFrame): void {
    if (frame.event.conversationId === thread.id()) thread.receive(frame);
    // Another tab has begun one.
    else if (thread.id() === null || frame.event.type === 'conversation.started') void resume();
  }

  function told(name: string, data: unknown): void {
    if (name === QUEUE_POSITION_EVENT) place.value = data as Place;
    if (name === SITE_STATE_EVENT) site.changed(data as SiteState);
    // In another tab, by the visitor themselves: nothing of it is offered again.
    if (name === VISITOR_ERASED_EVENT) {
      outbox.clear();
      startOver();
      if (open.value) void prepare();
    }
  }

  /** Who is on duty is told, too, but only to whom the server knows to be here. */
  function askSite(): void {
    if (!open.peek() || deps.now() - askedSite < SITE_EVERY_MS) return;
    askedSite = deps.now();
    cancelAskSite();
    cancelAskSite = deps.after(KNOWN_HERE_MS, () => void site.load());
  }

  function missed(): void {
    askSite();
    if (thread.id() === null) void resume();
    else void thread.catchUp();
  }

  /** Where what is written now belongs. */
  function conversationId(): string {
    const { value: waiting } = outbox.entries;
    const shown = thread.id();
    if (shown === null) {
      freshId ??= waiting[0]?.conversationId ?? deps.storage.read(FRESH) ?? deps.newId();
      return freshId;
    }
    // What waits for a conversation that the server has lost will go into this one, and before this.
    const before = waiting.find((entry) => entry.state !== 'failed' && !started.has(entry.conversationId));
    return before !== undefined && deps.storage.read(FRESH) === shown ? before.conversationId : shown;
  }

  function watch(): void {
    connection.watch(open.value ? thread.id() : null);
  }
}
export type Chat = ReturnType<typeof createChat>;
