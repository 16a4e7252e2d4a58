import { ConversationList } from './ConversationList.tsx';
import { useExtras } from './context.ts';
import { useAsked } from './use-asked.ts';
import { Waiting } from './Waiting.tsx';

/** All conversations of the visitor, and the way to a new one. */
export function Conversations() {
  const { store, extra } = useExtras();
  const { value, failed, again } = useAsked(store.list);
  if (value.value === undefined) return <Waiting failed={failed.value} again={again} />;
  return (
    <>
      {value.value.conversations.length === 0 && <p>{extra.noConversations}</p>}
      <ConversationList conversations={value.value.conversations} />
      <button type="button" class="action main" onClick={store.anew}>
        {extra.anew}
      </button>
    </>
  );
}
