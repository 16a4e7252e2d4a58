import { useComputed, useSignal } from '@preact/signals';
import { fill } from '../locales/fill.ts';
import { overridden } from '../locales/overridden.ts';
import type { ViewContext } from './context.ts';
import { Icon } from './Icon.tsx';

type PreviewProps = Pick<ViewContext, 'chat' | 'language'> & {
  side: 'left' | 'right';
  theme: string;
  /** The id of the message that was dismissed last, in this browser. */
  dismissed: string | null;
  dismiss(messageId: string): void;
  open(): void;
};

/** Beside a closed launcher: the newest message that the visitor has not read. Dismissed once, it stays away. */
export function Preview({ chat, side, theme, dismissed, dismiss, open, ...given }: PreviewProps) {
  const gone = useSignal(dismissed);
  const newest = useComputed(() => {
    if (chat.open.value || chat.thread.unread.value === 0) return null;
    const message = chat.thread.conversation.value?.messages
      .filter(({ author }) => author.kind !== 'visitor')
      .at(-1);
    return message === undefined || message.id === gone.value ? null : message;
  });
  const message = newest.value;
  const language = overridden(given.language, chat.site.appearance.value?.texts);
  const { texts } = language;
  const from = message === null ? '' : fill(texts.newFrom, { name: message.author.name });

  return (
    <div class={`panel-theme ${theme}`} lang={language.tag} dir={language.direction}>
      <span class="hidden-text" role="status">
        {from}
      </span>
      {message !== null && (
        <div class={`preview ${side}`}>
          <button type="button" class="preview-open" onClick={open}>
            <strong dir="auto">{message.author.name}</strong>
            <span dir="auto">{message.body || message.attachments.map(({ name }) => name).join(', ')}</span>
          </button>
          <button
            type="button"
            class="tool"
            aria-label={texts.dismiss}
            title={texts.dismiss}
            onClick={() => {
              gone.value = message.id;
              dismiss(message.id);
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
