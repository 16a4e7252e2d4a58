import type { ConversationCard } from '../../../../server/contract/schemas/conversations.ts';
import { awaitedSince } from '../../../stores/inbox/attention.ts';
import { replyTargetMs, urgencyOf } from '../../../stores/people/reply-target.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { agoText, durationText } from '../../format/times.ts';

/**
 * How long the visitor has been waiting for an answer, whoever has the conversation, coloured by the target of the site; else
 * when the last message came.
 */
export function CardTime({ card }: { card: ConversationCard }) {
  const texts = useTexts();
  const { clock, sites } = useWorkspace();
  const { startedAt } = card.state;
  const since = awaitedSince(card.state);
  if (since === null) {
    return (
      <span class="card__time">{agoText(card.lastMessage?.at ?? startedAt, clock.now.value, texts)}</span>
    );
  }
  const waited = clock.now.value - since;
  const text = durationText(waited, texts);
  const target = replyTargetMs(sites.sites.value, card.state);
  const urgency = urgencyOf(waited, target);
  return (
    <span
      class={`card__time wait wait--${urgency}`}
      title={target === null ? undefined : texts.card.replyTarget(durationText(target, texts))}
    >
      <span aria-hidden="true">{text}</span>
      <span class="hidden">
        {texts.card.waitingFor(text)}
        {urgency === 'late' && `, ${texts.card.late}`}
      </span>
    </span>
  );
}
