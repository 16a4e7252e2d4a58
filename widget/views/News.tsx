import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../locales/choose.ts';
import { fill } from '../locales/fill.ts';
import { overridden } from '../locales/overridden.ts';
import type { Look, ViewContext } from './context.ts';
import type { Preview } from './Preview.tsx';
import { takePageFont } from './page-font.ts';

type NewsProps = Pick<ViewContext, 'chat'> & {
  language: ReadonlySignal<Language>;
  look: ReadonlySignal<Look>;
  /** What draws it; null until it has loaded. */
  part: ReadonlySignal<typeof Preview | null>;
  /** The id of the message that was dismissed last, in this browser. */
  dismissed: string | null;
  dismiss(messageId: string): void;
  open(): void;
};

/** Beside a closed launcher: the newest message that the visitor has not read. Dismissed once, it stays away. */
export function News({ chat, part, look, dismissed, dismiss, open, ...given }: NewsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const gone = useSignal(dismissed);
  const newest = useComputed(() => {
    if (chat.open.value || chat.thread.unread.value === 0) return null;
    const message = chat.thread.conversation.value?.messages
      .filter(({ author }) => author.kind !== 'visitor')
      .at(-1);
    return message === undefined || message.id === gone.value ? null : message;
  });
  const message = newest.value;
  const { position, theme } = look.value;
  const settings = chat.site.appearance.value?.settings;
  const language = overridden(given.language.value, chat.site.appearance.value?.texts);

  useEffect(() => {
    if (frame.current !== null) takePageFont(frame.current, settings?.font === 'page');
  }, [settings?.font, message === null]);

  return (
    <div
      ref={frame}
      class={`panel-theme ${theme}`}
      data-corners={settings?.corners}
      lang={language.tag}
      dir={language.direction}
    >
      <span class="hidden-text" role="status">
        {message !== null && fill(language.texts.newFrom, { name: message.author.name })}
      </span>
      {message !== null && part.value !== null && (
        <part.value
          message={message}
          side={position}
          texts={language.texts}
          open={open}
          dismiss={() => {
            gone.value = message.id;
            dismiss(message.id);
          }}
        />
      )}
    </div>
  );
}
