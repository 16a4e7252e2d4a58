import { refusalText } from './announced.ts';
import { useView } from './context.ts';
import { Icon } from './Icon.tsx';

/** One quiet line about the connection, said once to screen readers. */
export function Status() {
  const { chat, language, baseUrl } = useView();
  const { texts } = language;
  const line = lineOf();
  // Conversation, draft and what is not sent yet are kept, and the panel opens again.
  if (line === '' && chat.site.outdated.value)
    return (
      <div class="status" role="status">
        <button
          type="button"
          class="reload"
          onClick={() => void reload(`${baseUrl}/widget.js?site=${chat.site.key}`)}
        >
          {texts.refusals.protocol_outdated}
        </button>
      </div>
    );
  // What is on its way is drawn where it will stand, and said to who does not see it.
  const kind = line === '' ? 'empty' : line === texts.loading ? 'hidden-text' : '';
  return (
    <div class={`status ${kind}`} role="status">
      {line}
    </div>
  );

  function lineOf(): string {
    const unknown = chat.site.appearance.value === null;
    if (chat.site.refusal.value !== null) return '';
    if (chat.site.offline.value) return unknown ? texts.unreachable : texts.connectionLost;
    if (chat.link.value === 'polling') return texts.polling;
    if (!chat.outbox.stored.value) return texts.notStored;
    return unknown ? texts.loading : '';
  }
}

/** With a fresh loader: the one that the browser keeps may begin with the version whose parts are gone. */
async function reload(loader: string): Promise<void> {
  try {
    await fetch(loader, { cache: 'reload' });
  } catch {
    // The browser replaces its own within minutes.
  }
  location.reload();
}

/** Why there is no chat on this page. */
export function Refusal() {
  const { chat, language } = useView();
  const refusal = chat.site.refusal.value;
  if (refusal === null) return null;
  return (
    <div class="refusal" role="alert">
      <Icon name="warn" />
      <strong>{language.texts.noChat}</strong>
      <span>{refusalText(refusal, language)}</span>
    </div>
  );
}
