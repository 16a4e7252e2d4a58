import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from '../../../server/contract/client/ports.ts';
import type { ConversationCard } from '../../../server/contract/schemas/conversations.ts';
import type { ConversationEvent, EngineFrame } from '../../../server/contract/schemas/events.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Notices } from '../shell/notices.ts';

/** A conversation that waits for this agent to take it. */
export type Offer = { card: ConversationCard; until: number };

export type Offers = {
  /** The one that ends first in front. */
  open: ReadonlySignal<readonly Offer[]>;
  /** Which one is being declined. */
  busy: ReadonlySignal<string | null>;
  receive(frame: EngineFrame): void;
  refresh(): Promise<void>;
  decline(conversationId: string): Promise<void>;
  stop(): void;
};

export interface OffersDeps extends Timers {
  api: Pick<AgentApi, 'readOffers' | 'declineOffer'>;
  notices: Pick<Notices, 'say'>;
  agentId: string;
  /** A new one: it may be missed. */
  arrived(card: ConversationCard): void;
}

/** So long after its time an offer that is still shown is asked for: clocks differ, the server's counts. */
const LATE_MS = 1_000;
const ENDS: ReadonlySet<ConversationEvent['type']> = new Set([
  'conversation.passed',
  'conversation.claimed',
  'conversation.assigned',
  'conversation.released',
  'conversation.resolved',
  'conversation.snoozed',
]);

/** What a rule offers to this agent. Events say that something changed; what is on offer, the server says. */
export function createOffers({ api, notices, agentId, arrived, after, now }: OffersDeps): Offers {
  const cards = signal<readonly ConversationCard[]>([]);
  const busy = signal<string | null>(null);
  let cancel = () => {};
  let asked = 0;
  const open = computed(() =>
    cards.value
      .flatMap((card): Offer[] => {
        const offer = card.state.triage?.offer;
        return offer === undefined ? [] : [{ card, until: offer.until }];
      })
      .sort((a, b) => a.until - b.until),
  );

  return {
    open,
    busy,
    receive({ event, cut }) {
      if (cut) return;
      const { type, conversationId } = event;
      if (type === 'conversation.offered' && event.data.offer.agent.id === agentId) void refresh();
      else if (ENDS.has(type)) leave(conversationId);
    },
    refresh,
    async decline(id) {
      if (busy.peek() !== null) return;
      busy.value = id;
      const answer = await api.declineOffer(id);
      busy.value = null;
      if (answer.ok) return leave(id);
      notices.say(answer.status === 0 ? { kind: 'away' } : { kind: 'failed', message: answer.message });
    },
    stop: () => cancel(),
  };

  async function refresh(): Promise<void> {
    asked += 1;
    const mine = asked;
    const answer = await api.readOffers();
    // A newer answer is under way.
    if (!answer.ok || mine !== asked) return;
    const before = new Set(cards.peek().map((card) => card.state.id));
    cards.value = answer.value.cards;
    for (const card of answer.value.cards) if (!before.has(card.state.id)) arrived(card);
    askWhenOver();
  }

  function leave(id: string): void {
    // An answer that is under way may still hold it.
    asked += 1;
    if (cards.peek().some((card) => card.state.id === id))
      cards.value = cards.peek().filter((card) => card.state.id !== id);
    askWhenOver();
  }

  function askWhenOver(): void {
    cancel();
    cancel = () => {};
    const [first] = open.peek();
    if (first !== undefined)
      cancel = after(Math.max(LATE_MS, first.until - now() + LATE_MS), () => void refresh());
  }
}
