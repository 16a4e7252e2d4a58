import { useComputed } from '@preact/signals';
import type { ConversationCard } from '../../../../server/contract/schemas/conversations.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { contentOf, draftedLine } from '../../format/contents.ts';

/** The last line, or what is more urgent: that the visitor types, or that an answer was begun. */
export function CardLine({ card }: { card: ConversationCard }) {
  const texts = useTexts();
  const { agent, drafts, presence } = useWorkspace();
  const { id } = card.state;
  // Only the card whose draft it is follows every key that is pressed.
  const draft = useComputed(() => draftedLine(drafts.all.value.get(id)?.reply ?? '')).value;
  const here = presence.value?.conversationId === id ? presence.value : null;
  if (here?.visitorTypes.value === true) {
    return <span class="card__line card__line--typing">{texts.card.typing}</span>;
  }
  if (draft !== '') {
    return (
      <span class="card__line">
        <span class="card__draft">{texts.card.draft}</span> {draft}
      </span>
    );
  }
  const { lastMessage } = card;
  if (lastMessage === null) return <span class="card__line card__line--none">{texts.card.noMessage}</span>;
  const { author } = lastMessage;
  const ofTeam = author.kind === 'agent' || author.kind === 'bot';
  const by = !ofTeam ? '' : author.id === agent.id ? texts.card.you : `${author.name}:`;
  return (
    <span class="card__line">
      {by !== '' && <span class="card__by">{by}</span>} {contentOf(lastMessage, texts)}
    </span>
  );
}
