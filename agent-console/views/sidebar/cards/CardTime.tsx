import type { ConversationCard } from '../../../../server/contract/schemas/conversations.ts';
import { awaitedSince } from '../../../stores/inbox/attention.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { agoText, durationText } from '../../format/times.ts';

const WARM_WAIT_MS = 10 * 60_000;
const LONG_WAIT_MS = 30 * 60_000;

/** How long the visitor has been waiting for an answer, whoever has the conversation; else when the last message came. */
export function CardTime({ card }: { card: ConversationCard }) {
  const texts = useTexts();
  const { clock } = useWorkspace();
  const { startedAt } = card.state;
  const since = awaitedSince(card.state);
  if (since === null) {
    return (
      <span class="card__time">{agoText(card.lastMessage?.at ?? startedAt, clock.now.value, texts)}</span>
    );
  }
  const waited = clock.now.value - since;
  const text = durationText(waited, texts);
  return (
    <span
      class={`card__time wait ${waited >= LONG_WAIT_MS ? 'wait--long' : waited >= WARM_WAIT_MS ? 'wait--warm' : ''}`}
    >
      <span aria-hidden="true">{text}</span>
      <span class="hidden">{texts.card.waitingFor(text)}</span>
    </span>
  );
}
