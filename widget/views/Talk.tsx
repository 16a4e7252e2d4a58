import { useView } from './context.ts';
import { Home } from './Home.tsx';

/** Whether anything was said yet, or is on its way. */
export function hasBegun({ thread, outbox, invitation }: ReturnType<typeof useView>['chat']): boolean {
  const waiting = outbox.entries.value.length + outbox.acknowledged.value.length;
  return waiting > 0 || thread.conversation.value !== null || invitation.value !== null;
}

/** The conversation, or what stands there before it; what draws it loads beside the panel. */
export function Talk() {
  const { chat, log, language } = useView();
  if (!hasBegun(chat)) return <Home />;
  if (log.value !== null) return <log.value />;
  // It is on its way: what the visitor has written meanwhile is there.
  return (
    <div class="home loading" aria-busy="true">
      <span class="hidden-text" role="status">
        {language.texts.loading}
      </span>
      {chat.outbox.entries.value.map(({ id, body }) => (
        <div class="row own" key={id}>
          <p class="bubble text">{body}</p>
        </div>
      ))}
    </div>
  );
}
