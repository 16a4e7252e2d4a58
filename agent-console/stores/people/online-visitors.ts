import { type ReadonlySignal, signal } from '@preact/signals';
import type { Failure, Timers } from '../../../server/contract/client/ports.ts';
import type { VisitorsHere as Answered } from '../../../server/contract/schemas/people.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

export type VisitorsHere = {
  /** Null until the server has answered. */
  found: ReadonlySignal<Answered | null>;
  /** Why it could not be asked; what was found before stays. */
  failure: ReadonlySignal<Failure | null>;
  /** Somebody looks: it is kept up to date until the returned function is called. */
  watch(): () => void;
  /** Somebody came or went. */
  changed(): void;
  /**
   * Begins a conversation with a visitor. The same words to the same visitor are the same conversation, however often
   * they have to be sent.
   */
  approach(
    visitorId: string,
    body: string,
  ): Promise<{ ok: true; conversationId: string } | { ok: false; failure: Failure }>;
};

export interface VisitorsHereDeps extends Timers {
  api: Pick<AgentApi, 'readVisitorsHere' | 'approach'>;
  newId(): string;
}

/** Pages change without anybody being told; who came or went is told, and not worth more than one request a second. */
const LOOK_MS = 5_000;
const AT_MOST_MS = 1_000;

/** Who has the chat open on some page just now. */
export function createVisitorsHere({ api, newId, after, now }: VisitorsHereDeps): VisitorsHere {
  const found = signal<Answered | null>(null);
  const failure = signal<Failure | null>(null);
  const attempts = new Map<string, { id: string; messageId: string }>();
  let watching = 0;
  let cancel = () => {};
  let lookedAt = Number.NEGATIVE_INFINITY;

  return {
    found,
    failure,
    watch() {
      watching += 1;
      if (watching === 1) void look();
      return () => {
        watching -= 1;
        if (watching === 0) cancel();
      };
    },
    changed() {
      if (watching > 0) lookIn(Math.max(0, lookedAt + AT_MOST_MS - now()));
    },
    async approach(visitorId, body) {
      const attempt = `${visitorId} ${body}`;
      const ids = attempts.get(attempt) ?? { id: newId(), messageId: newId() };
      attempts.set(attempt, ids);
      const answer = await api.approach(visitorId, { ...ids, body });
      if (!answer.ok) return { ok: false, failure: answer };
      attempts.delete(attempt);
      if (watching > 0) void look();
      return { ok: true, conversationId: answer.value.conversationId };
    },
  };

  async function look(): Promise<void> {
    cancel();
    lookedAt = now();
    const answer = await api.readVisitorsHere();
    if (answer.ok) found.value = answer.value;
    failure.value = answer.ok ? null : answer;
    if (watching > 0) lookIn(LOOK_MS);
  }

  function lookIn(delayMs: number): void {
    cancel();
    cancel = after(delayMs, () => void look());
  }
}
