import { EDIT_WITHIN_MS, UNSEND_WITHIN_MS } from '../../../../server/contract/protocol.ts';
import type { Line } from '../../../stores/thread/timeline.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { editFieldId } from './EditMessage.tsx';

/** What can still be done with a message of one's own: edit it where it stands, or take it back. */
export function OwnMessageActions({ line }: { line: Line }) {
  const { own: t } = useTexts();
  const { clock, edits, open, triage } = useWorkspace();
  const age = clock.now.value - line.at;
  const conversationId = open.value?.thread.id;
  if (conversationId === undefined || age > EDIT_WITHIN_MS) return null;
  const edit = () => {
    edits.write(line.key, line.body);
    // After the field is there, with the cursor behind the last word.
    requestAnimationFrame(() => {
      const field = document.getElementById(editFieldId(line.key));
      if (!(field instanceof HTMLTextAreaElement)) return;
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
      field.scrollIntoView({ block: 'nearest' });
    });
  };
  return (
    <span class="own-actions">
      {line.body !== '' && !line.offer && (
        <button type="button" class="text-button" onClick={edit}>
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
    </span>
  );
}
