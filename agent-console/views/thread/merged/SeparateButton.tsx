import { useSignal } from '@preact/signals';
import { separate } from '../../../stores/people/separate-conversations.ts';
import { useConsole, useTexts, useWorkspace } from '../../context.ts';
import { conversationMergeTexts } from '../../format/conversation-merge-texts.ts';

/** Makes a merged conversation one of its own again. The events that follow change what is shown. */
export function SeparateButton({
  keptId,
  mergedId,
  style,
}: {
  keptId: string;
  mergedId: string;
  style: 'button' | 'text-button';
}) {
  const { accounts } = useConsole();
  const { notices } = useWorkspace();
  const t = conversationMergeTexts(useTexts());
  const busy = useSignal(false);
  const act = async () => {
    if (busy.value) return;
    busy.value = true;
    await separate(accounts, notices, keptId, mergedId);
    busy.value = false;
  };
  return (
    <button type="button" class={style} aria-busy={busy.value} onClick={() => void act()}>
      {t.separate}
    </button>
  );
}
