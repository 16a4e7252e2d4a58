import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Line } from '../../../stores/thread/timeline.ts';
import { isComposing, sendsBy } from '../../composer/writing-keys.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { focusReplyBox } from '../../elements/reply-box.ts';

/** Where the field of a message is found that is being edited. */
export const editFieldId = (messageId: string) => `edit-${messageId}`;

/**
 * One's own message, in its place, while it is edited. The keys are the reply box's; Escape gives the edit up. What cannot be saved
 * stays to be tried again.
 */
export function EditMessage({ line, text }: { line: Line; text: string }) {
  const { own: t, settings } = useTexts();
  const { edits, open, preferences, triage } = useWorkspace();
  const field = useRef<HTMLTextAreaElement>(null);
  const saving = useSignal(false);
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
  const end = () => {
    const focused = field.current?.form?.contains(document.activeElement) === true;
    edits.end(line.key);
    if (focused) focusReplyBox();
  };
  const body = text.trim();
  const save = async () => {
    const conversationId = open.peek()?.thread.id;
    if (body === '' || saving.peek() || conversationId === undefined) return;
    if (body === line.body) return end();
    saving.value = true;
    const saved = await triage.edit(conversationId, line.key, body);
    saving.value = false;
    // What was written since is not saved yet.
    if (saved && edits.all.peek().get(line.key)?.trim() === body) end();
  };
  const pressed = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      return end();
    }
    if (!sendsBy(event, preferences.sendWith.peek())) return;
    event.preventDefault();
    void save();
  };
  return (
    <form
      class="edit-message"
      aria-label={t.edit}
      aria-busy={saving.value}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        id={editFieldId(line.key)}
        class="field__input field__input--text"
        aria-label={t.text}
        rows={1}
        dir="auto"
        ref={field}
        value={text}
        onInput={({ currentTarget }) => edits.write(line.key, currentTarget.value)}
        onKeyDown={pressed}
      />
      <div class="edit-message__acts">
        {line.kind !== 'note' && <span class="edit-message__hint">{t.hint}</span>}
        <button type="button" class="button button--quiet" onClick={end}>
          {settings.cancel}
        </button>
        <button type="submit" class="button button--primary" aria-disabled={body === '' || saving.value}>
          {settings.save}
        </button>
      </div>
    </form>
  );
}
