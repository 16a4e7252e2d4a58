import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useConsole } from '../context.ts';
import { Field } from '../elements/forms/Field.tsx';
import { FormTrouble } from '../elements/forms/FormTrouble.tsx';
import { Dialog } from '../elements/overlays/Dialog.tsx';

/** Over whatever is being changed: asks for the password again. Escape leaves everything as it was. */
export function Confirm() {
  const { confirmation, texts } = useConsole();
  const { accounts: t, signIn } = texts;
  const busy = useSignal(false);
  const wrong = useSignal<{ password?: string; form?: string }>({});
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => password.current?.focus(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    const given = password.current?.value ?? '';
    wrong.value = given === '' ? { password: signIn.passwordMissing } : {};
    if (given === '') return password.current?.focus();
    if (busy.value) return;
    busy.value = true;
    const answer = await confirmation.give(given);
    busy.value = false;
    if (answer.ok) return;
    wrong.value = { form: answer.status === 0 ? signIn.away : answer.message };
    password.current?.select();
  };

  return (
    <Dialog label={t.confirmTitle} class="dialog--form" onClose={confirmation.giveUp}>
      <h2 class="dialog__title">{t.confirmTitle}</h2>
      <p class="dialog__lead">{t.confirmLead}</p>
      <form class="form" onSubmit={submit} noValidate>
        <FormTrouble text={wrong.value.form} />
        <Field
          label={signIn.password}
          name="confirm-password"
          type="password"
          autocomplete="current-password"
          input={password}
          trouble={wrong.value.password}
        />
        <button type="submit" class="button button--primary button--wide" aria-disabled={busy.value}>
          {t.confirmSubmit}
        </button>
        <button type="button" class="button button--quiet button--wide" onClick={confirmation.giveUp}>
          {t.cancel}
        </button>
      </form>
    </Dialog>
  );
}
