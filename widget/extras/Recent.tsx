import { ConversationList } from './ConversationList.tsx';
import { useExtras } from './context.ts';
import { useAsked } from './use-asked.ts';

const MOST = 2;

/** The last conversations of the visitor, where nothing has been said yet. What cannot be had is in the menu. */
export function Recent() {
  const { store, extra } = useExtras();
  const { conversations = [] } = useAsked(store.list).value.value ?? {};
  if (conversations.length === 0) return null;
  return (
    <section class="recent" aria-label={extra.conversations}>
      <h2>{extra.conversations}</h2>
      <ConversationList conversations={conversations.slice(0, MOST)} />
    </section>
  );
}
