import { useView } from './context.ts';

/** One quiet line about the connection, said once to screen readers; or the reason why there is no chat. */
export function Status() {
  const { chat, language } = useView();
  const refusal = chat.refusal.value;
  if (refusal !== null) {
    return (
      <div class="refusal" role="alert">
        {refusal.message}
      </div>
    );
  }
  const line = lineOf();
  return (
    <div class={`status ${line === '' ? 'empty' : ''}`} role="status">
      {line}
    </div>
  );

  function lineOf(): string {
    const { texts } = language;
    if (chat.offline.value) return chat.site.value === null ? texts.unreachable : texts.connectionLost;
    if (chat.link.value === 'polling') return texts.polling;
    if (!chat.stored.value) return texts.notStored;
    return chat.site.value === null && chat.open.value ? texts.loading : '';
  }
}
