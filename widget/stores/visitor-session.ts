import { type ReadonlySignal, signal } from '@preact/signals';
import { VISITOR_ERASED_EVENT } from '../../server/contract/channels.ts';
import { type Answer, backoffMs } from '../../server/contract/client/ports.ts';
import { retryOf } from '../../server/contract/errors.ts';
import type { SaidIdentity, SiteOpening, VisitorSession } from '../../server/contract/schemas/widget-api.ts';
import type { WidgetDeps } from './deps.ts';
import { createIdentity, type IdentitySource, NOBODY_SIGNED_IN } from './identity.ts';
import type { Outbox } from './outbox.ts';
import type { Site } from './site.ts';

/** The app begins with asking, and is mostly opened right after: what is no older is not asked for again. */
const FRESH_MS = 5_000;

export interface SessionListener {
  /** Who the page says that the visitor is. */
  said(): SaidIdentity;
  /** The server knows the visitor, and says this of them. */
  began(session: VisitorSession): void;
  /** The server answered out of the database of this epoch. */
  answered(epoch: string): void;
  /** The server does not know the visitor any more. */
  lost(): void;
  /** Whoever this browser was is left: nothing of theirs is shown or listened to any more. */
  left(): void;
  /** What is stored of them is forgotten, but for what was not sent. */
  forget(): void;
}

/** Who this browser is at the server, asked for again until there is an answer. */
export function createVisitorSession(
  deps: WidgetDeps,
  site: Site,
  outbox: Outbox,
  open: ReadonlySignal<boolean>,
  on: SessionListener,
) {
  const identity = createIdentity(deps, {
    ending: () => void prepare(),
    said: on.said,
    left: replaced,
  });
  /**
   * How often nothing is to stay of whoever this browser was: they logged out or had themselves deleted, or another person has
   * taken the place of one whom the site had signed.
   */
  const changes = signal(0);
  let session: VisitorSession | null = null;
  let preparing: Promise<Answer<unknown>> | null = null;
  let preparedAt = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let cancelRetry = () => {};
  let stopped = false;

  return {
    changes: changes as ReadonlySignal<number>,
    /** Whether anybody was ever made of this browser. */
    known: identity.known,
    /** What the panel needs to be shown; asked for again until it is there. */
    prepare,
    resume,
    /** Makes the visitor where there is none yet. */
    ensure,
    /** The panel opens: who is available may have changed. */
    refresh(): void {
      if (preparing === null && deps.now() - preparedAt > FRESH_MS)
        void (session === null ? prepare() : site.load());
    },
    /** Back after an absence. */
    wake(): void {
      if (session === null) void prepare();
    },
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
      identity.leave();
      over();
    },
    startOver,
    /** In another tab, by the visitor themselves: nothing of it is offered again. */
    receive(event: string): void {
      if (event === VISITOR_ERASED_EVENT) over();
    },
    stop(): void {
      stopped = true;
      cancelRetry();
      identity.stop();
    },
  };

  function prepare(): Promise<Answer<unknown>> {
    const begun = ask().finally(() => {
      if (preparing === begun) preparing = null;
    });
    preparing = begun;
    return begun;
  }

  async function ask(): Promise<Answer<unknown>> {
    cancelRetry();
    const answer = await (identity.known() || outbox.entries.value.length > 0 ? resume() : site.load());
    if (answer.ok) {
      preparedAt = deps.now();
      on.answered(answer.value.epoch);
    }
    failures = answer.ok ? 0 : failures + 1;
    if (stopped || answer.ok || retryOf(answer.status, answer.code) !== 'later') return answer;
    cancelRetry();
    cancelRetry = deps.after(answer.retryAfterMs ?? backoffMs(failures, deps.random), () => void prepare());
    return answer;
  }

  /** Goes on as the visitor this browser already is. */
  async function resume(): Promise<Answer<SiteOpening>> {
    const ensured = identity.known() ? identity.ensure() : deps.exclusively(identity.ensure);
    const answer = site.reached(await ensured);
    if (answer.ok) begin(answer.value);
    else if (answer.code === NOBODY_SIGNED_IN) return identity.known() ? resume() : site.load();
    else if (answer.code === 'visitor_unknown') {
      on.lost();
      outbox.retryNow();
      return site.load();
    } else {
      // Never a silent stranger: who is not whom the site says is nobody here.
      if (answer.code?.startsWith('identity_')) leave();
      site.refuse(answer);
    }
    return answer;
  }

  async function ensure(): Promise<Answer<unknown>> {
    if (session !== null) return { ok: true, value: null };
    const answer = site.reached(await identity.ensure());
    if (!answer.ok) return answer.code === NOBODY_SIGNED_IN ? ensure() : answer;
    if (session === null) begin(answer.value);
    on.answered(answer.value.epoch);
    return answer;
  }

  function begin(next: VisitorSession): void {
    if (stopped) return;
    site.accept(next);
    // Whoever it was has logged out since this was asked.
    if (!identity.stored()) return;
    if (session !== null && session.visitor.id !== next.visitor.id) leave();
    session = next;
    on.began(next);
  }

  /** Of a person whom the site had signed, nothing stays for the next one. */
  function replaced(signed: boolean): void {
    startOver();
    if (!signed) return;
    // Afterwards: what a window of the chat could not send comes back here when it closes, which it does by then.
    outbox.clear();
    changes.value += 1;
  }

  function over(): void {
    replaced(true);
    if (open.value) void prepare();
  }

  /** Begins as somebody new. What was not sent is kept. */
  function startOver(): void {
    identity.forget();
    on.forget();
    leave();
  }

  function leave(): void {
    session = null;
    on.left();
  }
}
export type Session = ReturnType<typeof createVisitorSession>;
