import { useView } from './context.ts';
import { Home } from './Home.tsx';

const MOST_PLAIN = 5;

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
  // It is on its way: what was said last is there, plainly.
  const { conversation } = chat.thread;
  const { acknowledged, entries } = chat.outbox;
  const said = [...(conversation.value?.messages ?? []), ...acknowledged.value].slice(-MOST_PLAIN);
  return (
    <div class="home loading" aria-busy="true">
      <span class="hidden-text" role="status">
        {language.texts.loading}
      </span>
      {[...said, ...entries.value].map((line) => (
        <div
          class={`row ${'author' in line && line.author.kind !== 'visitor' ? 'other' : 'own'}`}
          key={line.id}
        >
          <p class="bubble text" dir="auto">
            {line.body}
          </p>
        </div>
      ))}
    </div>
  );
}
