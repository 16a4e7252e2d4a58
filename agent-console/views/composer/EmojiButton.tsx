import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useTexts, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';

type PanelProps = { choose: (emoji: string) => void; onClose: () => void };

/** Opens the emoji, which are loaded when they are first wanted. */
export function EmojiButton({ choose }: { choose: (emoji: string) => void }) {
  const { composer: t } = useTexts();
  const { notices, connection } = useWorkspace();
  const open = useSignal(false);
  const Panel = useSignal<ComponentType<PanelProps> | null>(null);
  const close = () => {
    open.value = false;
  };
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={t.emoji}
        title={t.emoji}
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
          import('./EmojiPanel.tsx').then(
            (loaded) => {
              Panel.value = loaded.EmojiPanel;
            },
            async () => {
              close();
              if (!(await connection.partMissing())) notices.say({ kind: 'away' });
            },
          );
        }}
      >
        <Icon name="smile" size={20} />
      </button>
      {open.value && Panel.value !== null && <Panel.value choose={choose} onClose={close} />}
    </>
  );
}
