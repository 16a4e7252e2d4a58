import { pageTexts } from '../../locales/page-texts.ts';
import { deletion as en } from '../../locales/pages/en/sites/retention.ts';
import { deletion as zh } from '../../locales/pages/zh/sites/retention.ts';
import type { Panel } from '../../stores/shell/panels.ts';
import { useConsole } from '../context.ts';
import { SettingsForm } from '../elements/forms/SettingsForm.tsx';
import { Dialog } from '../elements/overlays/Dialog.tsx';

/** Says what is deleted with a conversation, and deletes it. */
export function DeletePanel({
  panel: { id },
  onClose,
}: {
  panel: Extract<Panel, { kind: 'delete' }>;
  onClose: () => void;
}) {
  const { accounts, texts } = useConsole();
  const t = pageTexts(texts, 'deletion', { en, zh });
  return (
    <Dialog label={t.title} class="dialog--form" onClose={onClose}>
      <SettingsForm
        label={t.title}
        submit={t.delete}
        destroys
        save={() => accounts.deleteConversation(id)}
        onDone={onClose}
      >
        <h2 class="dialog__title">{t.title}</h2>
        <p class="dialog__lead">{t.lead}</p>
        <p class="dialog__lead">{t.copies}</p>
      </SettingsForm>
    </Dialog>
  );
}
