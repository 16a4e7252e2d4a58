import { useSignal } from '@preact/signals';
import { EDIT_WITHIN_MS, UNSEND_WITHIN_MS } from '../../../server/contract/protocol.ts';
import type { Line } from '../../stores/thread/timeline.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Dialog } from '../elements/overlays/Dialog.tsx';

/** What can still be done with a message of one's own: write it anew, or take it back. */
export function OwnMessageActions({ line }: { line: Line }) {
  const { own: t } = useTexts();
  const { clock, open, triage } = useWorkspace();
  const editing = useSignal(false);
  const age = clock.now.value - line.at;
  const conversationId = open.value?.thread.id;
  if (conversationId === undefined || age > EDIT_WITHIN_MS) return null;
  return (
    <span class="own-actions">
      {line.body !== '' && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            editing.value = true;
          }}
        >
          {t.edit}
        </button>
      )}
      {age <= UNSEND_WITHIN_MS && (
        <button
          type="button"
          class="text-button"
          onClick={() => void triage.unsend(conversationId, line.key)}
        >
          {t.unsend}
        </button>
      )}
      {editing.value && (
        <EditDialog
          body={line.body}
          save={(body) => triage.edit(conversationId, line.key, body)}
          onClose={() => {
            editing.value = false;
          }}
        />
      )}
    </span>
  );
}

function EditDialog({
  body,
  save,
  onClose,
}: {
  body: string;
  save: (body: string) => Promise<boolean>;
  onClose: () => void;
}) {
  const { own: t, settings } = useTexts();
  const text = useSignal(body);
  return (
    <Dialog label={t.edit} class="dialog--form" onClose={onClose}>
      <form
        class="settings__form"
        onSubmit={async (event) => {
          event.preventDefault();
          if (await save(text.value)) onClose();
        }}
      >
        <h2 class="dialog__title">{t.edit}</h2>
        <textarea
          class="field__input field__input--text"
          aria-label={t.text}
          rows={4}
          dir="auto"
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
        <p class="field__hint">{t.hint}</p>
        <div class="settings__acts">
          <button type="submit" class="button button--primary">
            {settings.save}
          </button>
          <button type="button" class="button button--quiet" onClick={onClose}>
            {settings.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
