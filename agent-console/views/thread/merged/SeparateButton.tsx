import { useSignal } from '@preact/signals';
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
  const separate = async () => {
    if (busy.value) return;
    busy.value = true;
    try {
      const answer = await (await accounts.contacts()).conversations.separate(keptId, mergedId);
      if (!answer.ok)
        notices.say(answer.status === 0 ? { kind: 'away' } : { kind: 'failed', message: answer.message });
    } catch {
      // The part of the console that asks could not be loaded.
      notices.say({ kind: 'away' });
    }
    busy.value = false;
  };
  return (
    <button type="button" class={style} aria-busy={busy.value} onClick={() => void separate()}>
      {t.separate}
    </button>
  );
}
