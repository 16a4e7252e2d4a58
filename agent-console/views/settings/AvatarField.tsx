import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Answer } from '../../../server/contract/client/ports.ts';
import { pageTexts } from '../../locales/page-texts.ts';
import { avatar as en } from '../../locales/pages/en/avatar.ts';
import { avatar as zh } from '../../locales/pages/zh/avatar.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';

/** Somebody's picture: chosen, replaced, removed. What was chosen is there at once; there is nothing to save. */
export function AvatarField({
  id,
  name,
  put,
  remove,
}: {
  /** The agent's, or the bot's. */
  id: string;
  name: string;
  put: (file: File) => Promise<Answer<unknown>>;
  remove: () => Promise<Answer<unknown>>;
}) {
  const { texts } = useConsole();
  const { directory } = useWorkspace();
  const t = pageTexts(texts, 'avatar', { en, zh });
  const field = useId();
  const busy = useSignal(false);
  const trouble = useSignal('');
  const run = async (change: () => Promise<Answer<unknown>>) => {
    if (busy.value) return;
    busy.value = true;
    trouble.value = '';
    const answer = await change();
    if (answer.ok) await directory.refresh();
    else if (answer.code !== 'confirmation_required')
      trouble.value = answer.status === 0 ? texts.notice.away : answer.message;
    busy.value = false;
  };
  return (
    <div class="settings__form">
      <div class="field">
        <label class="field__label" for={field}>
          {t.label}
        </label>
        <div class="site-color">
          <Avatar id={id} name={name} />
          <input
            id={field}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            aria-describedby={`${field}-hint`}
            aria-busy={busy.value}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              currentTarget.value = '';
              if (file !== undefined) void run(() => put(file));
            }}
          />
          {directory.avatar(id) !== undefined && (
            <button type="button" class="button button--quiet" onClick={() => void run(remove)}>
              {t.remove}
            </button>
          )}
        </div>
        <p class="field__hint" id={`${field}-hint`}>
          {t.hint}
        </p>
        <p class="settings__trouble" role="alert">
          {trouble.value}
        </p>
      </div>
    </div>
  );
}
