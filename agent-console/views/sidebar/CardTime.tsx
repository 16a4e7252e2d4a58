import type { ConversationCard } from '../../../server/contract/schemas/conversations.ts';
import { useDesk, useTexts } from '../context.ts';
import { agoText, durationText } from '../format/times.ts';

const LONG_WAIT_MS = 5 * 60_000;

/** How long somebody waits, growing; elsewhere when the last message came. */
export function CardTime({ card }: { card: ConversationCard }) {
  const texts = useTexts();
  const { clock } = useDesk();
  const { waitingSince, status, startedAt } = card.state;
  if (status !== 'waiting' || waitingSince === null) {
    return (
      <span class="card__time">{agoText(card.lastMessage?.at ?? startedAt, clock.now.value, texts)}</span>
    );
  }
  const waited = clock.now.value - waitingSince;
  const text = durationText(waited, texts);
  return (
    <span class={`card__time wait ${waited >= LONG_WAIT_MS ? 'wait--long' : ''}`}>
      <span aria-hidden="true">{text}</span>
      <span class="hidden">{texts.card.waitingFor(text)}</span>
    </span>
  );
}
