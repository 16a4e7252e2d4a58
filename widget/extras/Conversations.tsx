import { useSignal } from '@preact/signals';
import { dayOf } from '../views/format.ts';
import { useExtras } from './context.ts';
import { useAsked } from './use-asked.ts';
import { Waiting } from './Waiting.tsx';

/** The visitor's conversations: one that is chosen is shown, and writing there opens it again. */
export function Conversations() {
  const { store, extra, language } = useExtras();
  const { value, failed, again } = useAsked(store.list);
  const refused = useSignal(false);
  if (value.value === undefined) return <Waiting failed={failed.value} again={again} />;
  const show = async (id: string) => {
    refused.value = !(await store.show(id)).ok;
  };
  return (
    <>
      {refused.value && <p role="alert">{extra.failed}</p>}
      {value.value.conversations.length === 0 && <p>{extra.noConversations}</p>}
      <ul class="earlier-list">
        {value.value.conversations.map(({ state, lastMessage, unread }) => (
          <li key={state.id}>
            <button type="button" onClick={() => void show(state.id)}>
              <span class="earlier-line" dir="auto">
                {lastMessage?.body || lastMessage?.attachments[0]?.name || '…'}
              </span>
              <span class="earlier-when">
                {dayOf(lastMessage?.at ?? state.startedAt, Date.now(), language)}
                {unread > 0 && <b class="earlier-unread">{unread}</b>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="action main" onClick={store.anew}>
        {extra.anew}
      </button>
    </>
  );
}
