import { useSignal } from '@preact/signals';
import type { Account } from '../../../../server/contract/schemas/accounts-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { agentsTexts } from '../agents-texts.ts';
import { TextField } from '../sites/fields.tsx';

/** Deletes an agent: says what goes and what stays, and asks which name stays at their words. */
export function DeleteAgent({ account, onDeleted }: { account: Account; onDeleted: () => Promise<void> }) {
  const { accounts, texts } = useConsole();
  const { team } = useWorkspace();
  const t = agentsTexts(texts);
  const open = useSignal(false);
  const shownAs = useSignal(t.formerAgent);
  if (!open.value)
    return (
      <button type="button" class="button button--quiet" onClick={() => (open.value = true)}>
        {t.remove}
      </button>
    );
  return (
    <section class="settings__more" aria-label={t.removeForGood}>
      <p class="settings__lead">{t.removeLead}</p>
      <TextField
        label={t.shownAs}
        value={shownAs.value}
        maxLength={80}
        set={(text) => (shownAs.value = text)}
      />
      <div class="settings__acts">
        <ActionButton
          label={t.removeForGood}
          sure={t.removeSure(account.name)}
          class="button--danger"
          action={() => accounts.deleteAccount(account.id, shownAs.value.trim() || t.formerAgent)}
          onDone={() => {
            void onDeleted();
            void team.refresh();
          }}
        />
      </div>
    </section>
  );
}
