import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useConsole } from '../context.ts';
import { Field } from '../elements/forms/Field.tsx';
import { FormTrouble } from '../elements/forms/FormTrouble.tsx';

/** E-mail and password. What was typed stays when it was wrong, and the focus goes to what has to be mended. */
export function SignInForm({ email = '' }: { email?: string }) {
  const { publicApi, session, texts } = useConsole();
  const t = texts.signIn;
  const busy = useSignal(false);
  const resetAsked = useSignal(false);
  const wrong = useSignal<{ email?: string; password?: string; code?: string; form?: string }>({});
  /** `needed`: the password was right; now for the second factor. `offered`: with one, a locked account can be entered. */
  const codeAsked = useSignal<'no' | 'offered' | 'needed'>('no');
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const codeInput = useRef<HTMLInputElement>(null);
  useEffect(() => (email === '' ? emailInput : passwordInput).current?.focus(), []);

  useEffect(() => {
    if (codeAsked.value !== 'no') codeInput.current?.focus();
  }, [codeAsked.value]);

  const submit = async (event: Event) => {
    event.preventDefault();
    const given = {
      email: emailInput.current?.value.trim() ?? '',
      password: passwordInput.current?.value ?? '',
    };
    wrong.value = {
      ...(given.email === '' ? { email: t.emailMissing } : {}),
      ...(given.password === '' ? { password: t.passwordMissing } : {}),
    };
    if (given.email === '') return emailInput.current?.focus();
    if (given.password === '') return passwordInput.current?.focus();
    const typed = codeInput.current?.value.trim() ?? '';
    const code = typed === '' ? undefined : typed;
    if (code === undefined && codeAsked.value === 'needed') {
      wrong.value = { code: texts.accounts.codeMissing };
      return codeInput.current?.focus();
    }
    if (busy.value) return;
    busy.value = true;
    const answer = await session.signIn(given.email, given.password, ...(code === undefined ? [] : [code]));
    busy.value = false;
    if (answer.ok) return;
    if (answer.code === 'second_factor_required') {
      codeAsked.value = 'needed';
      return;
    }
    if (answer.code === 'second_factor_wrong') {
      wrong.value = { code: answer.message };
      return codeInput.current?.select();
    }
    wrong.value = { form: answer.status === 0 ? t.away : answer.message };
    if (answer.details?.['codeHelps'] === true && codeAsked.value === 'no') {
      codeAsked.value = 'offered';
      return;
    }
    passwordInput.current?.select();
  };

  const forgot = async () => {
    const typed = emailInput.current?.value.trim() ?? '';
    resetAsked.value = false;
    wrong.value = typed === '' ? { email: t.emailMissing } : {};
    if (typed === '') return emailInput.current?.focus();
    const answer = await publicApi.requestReset(typed);
    if (answer.ok) resetAsked.value = true;
    else wrong.value = { form: answer.status === 0 ? t.away : answer.message };
  };

  return (
    <form class="form" onSubmit={submit} noValidate>
      <FormTrouble text={wrong.value.form} />
      <Field
        label={t.email}
        name="email"
        type="email"
        autocomplete="username"
        value={email}
        input={emailInput}
        trouble={wrong.value.email}
      />
      <Field
        label={t.password}
        name="password"
        type="password"
        autocomplete="current-password"
        input={passwordInput}
        trouble={wrong.value.password}
      />
      {codeAsked.value !== 'no' && (
        <Field
          label={texts.accounts.code}
          name="code"
          type="text"
          autocomplete="one-time-code"
          input={codeInput}
          hint={texts.accounts.codeHint}
          trouble={wrong.value.code}
        />
      )}
      <button type="submit" class="button button--primary button--wide" aria-disabled={busy.value}>
        {busy.value ? t.busy : t.submit}
      </button>
      <button type="button" class="button button--quiet button--wide" onClick={() => void forgot()}>
        {t.forgot}
      </button>
      <p class="form__hint" role="status">
        {resetAsked.value ? t.resetSent : ''}
      </p>
    </form>
  );
}
