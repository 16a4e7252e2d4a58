import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AccountLink } from '../../../server/contract/schemas/accounts-api.ts';
import { useConsole } from '../context.ts';
import { CopyText } from '../elements/CopyText.tsx';
import { Field } from '../elements/forms/Field.tsx';
import { FormTrouble } from '../elements/forms/FormTrouble.tsx';
import { fullText } from '../format/times.ts';
import { agentsTexts } from './agents-texts.ts';

const EMAIL = /^[^@\s]+@[^@\s]+$/;

/** Makes an invitation; its link is shown once, to be copied. */
export function InviteForm({ onInvited }: { onInvited: () => void }) {
  const { accounts, texts } = useConsole();
  const t = agentsTexts(texts);
  const name = useRef<HTMLInputElement>(null);
  const email = useRef<HTMLInputElement>(null);
  const role = useSignal<'agent' | 'admin'>('agent');
  const busy = useSignal(false);
  const link = useSignal<AccountLink | null>(null);
  const wrong = useSignal<{ name?: string; email?: string; form?: string }>({});
  const submit = async (event: Event) => {
    event.preventDefault();
    const given = { name: name.current?.value.trim() ?? '', email: email.current?.value.trim() ?? '' };
    wrong.value = {
      ...(given.name === '' ? { name: texts.setup.nameMissing } : {}),
      ...(EMAIL.test(given.email) ? {} : { email: texts.setup.emailWrong }),
    };
    if (wrong.value.name !== undefined) return name.current?.focus();
    if (wrong.value.email !== undefined) return email.current?.focus();
    if (busy.value) return;
    busy.value = true;
    const answer = await accounts.invite({ ...given, role: role.value });
    busy.value = false;
    if (!answer.ok) {
      if (answer.code !== 'confirmation_required')
        wrong.value = { form: answer.status === 0 ? texts.notice.away : answer.message };
      return;
    }
    link.value = answer.value;
    for (const input of [name.current, email.current]) if (input !== null) input.value = '';
    onInvited();
  };
  return (
    <form class="settings__form settings__part" onSubmit={submit} noValidate aria-label={t.invite}>
      <h3 class="settings__heading">{t.invite}</h3>
      <FormTrouble text={wrong.value.form} />
      <Field
        label={t.name}
        name="invite-name"
        type="text"
        autocomplete="off"
        input={name}
        trouble={wrong.value.name}
      />
      <Field
        label={t.email}
        name="invite-email"
        type="email"
        autocomplete="off"
        input={email}
        trouble={wrong.value.email}
      />
      <fieldset class="settings__members">
        <legend class="field__label">{t.role}</legend>
        {(['agent', 'admin'] as const).map((one) => (
          <label class="settings__member" key={one}>
            <input
              type="radio"
              name="role"
              checked={role.value === one}
              onChange={() => {
                role.value = one;
              }}
            />
            {t.roles[one]}
          </label>
        ))}
      </fieldset>
      <div class="settings__acts">
        <button type="submit" class="button button--primary" aria-disabled={busy.value}>
          {t.inviteSubmit}
        </button>
      </div>
      <div role="status">
        {link.value !== null && (
          <>
            <p>{t.link(fullText(link.value.expiresAt, texts))}</p>
            <CopyText text={link.value.url} />
          </>
        )}
      </div>
    </form>
  );
}
