import { effect, type ReadonlySignal } from '@preact/signals';
import type { Timers } from '../../../server/contract/client/ports.ts';
import type { DeliveredMarks } from '../../../server/contract/schemas/messages-api.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Cards } from './inbox-pages.ts';

export interface DeliveriesDeps extends Timers {
  api: Pick<AgentApi, 'markDelivered'>;
  /** Whether this tab speaks for the browser. */
  leads(): boolean;
}

/** What arrives within this time is told in one request; the spread lets one console of many be the first, and enough. */
const TELL_AFTER_MS = 1_000;
const TELL_SPREAD_MS = 2_000;
const TELL_AGAIN_MS = 15_000;
const MARKS_PER_REQUEST = 100;

/** Tells the server what visitors wrote that has arrived here, unless somebody has said so, or read it, before. */
export function createDeliveries(deps: DeliveriesDeps, cards: ReadonlySignal<Cards>): { stop(): void } {
  const reported = new Map<string, number>();
  let cancel: (() => void) | null = null;
  const stopWatching = effect(() => {
    if (due(cards.value).length > 0) soon(TELL_AFTER_MS + TELL_SPREAD_MS * deps.random());
  });
  return {
    stop() {
      stopWatching();
      cancel?.();
    },
  };

  function due(all: Cards): DeliveredMarks['marks'] {
    return [...all.values()].flatMap(({ state, lastMessage, unread }) => {
      const upTo = lastMessage?.seq ?? 0;
      const known = Math.max(state.delivered.agents, reported.get(state.id) ?? 0);
      return unread > 0 && upTo > known ? [{ conversationId: state.id, upTo }] : [];
    });
  }

  function soon(delayMs: number): void {
    cancel ??= deps.after(delayMs, () => {
      cancel = null;
      if (deps.leads()) void tell(due(cards.peek()).slice(0, MARKS_PER_REQUEST));
    });
  }

  async function tell(marks: DeliveredMarks['marks']): Promise<void> {
    if (marks.length === 0) return;
    for (const { conversationId, upTo } of marks) reported.set(conversationId, upTo);
    const answer = await deps.api.markDelivered({ marks });
    if (!answer.ok) for (const { conversationId } of marks) reported.delete(conversationId);
    if (!answer.ok) soon(TELL_AGAIN_MS);
    else if (due(cards.peek()).length > 0) soon(TELL_AFTER_MS);
  }
}
