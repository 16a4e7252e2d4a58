import { useSignal } from '@preact/signals';
import type { ConversationSummary } from '../../server/contract/schemas/widget-api.ts';
import { withoutMarkup } from '../../server/contract/text/markdown.ts';
import { dayOf } from '../views/format.ts';
import { useExtras } from './context.ts';

/** Conversations of the visitor: one that is chosen is shown, and writing there opens it again. */
export function ConversationList({ conversations }: { conversations: readonly ConversationSummary[] }) {
  const { store, extra, language } = useExtras();
  const refused = useSignal(false);
  const show = async (id: string) => {
    refused.value = !(await store.show(id)).ok;
  };
  return (
    <>
      {refused.value && <p role="alert">{extra.failed}</p>}
      <ul class="earlier-list">
        {conversations.map(({ state, lastMessage, unread }) => (
          <li key={state.id}>
            <button type="button" onClick={() => void show(state.id)}>
              <span class="earlier-line" dir="auto">
                {withoutMarkup(lastMessage?.body ?? '') || lastMessage?.attachments[0]?.name || '…'}
              </span>
              <span class="earlier-when">
                {dayOf(lastMessage?.at ?? state.startedAt, Date.now(), language)}
                {unread > 0 && <b class="earlier-unread">{unread}</b>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
