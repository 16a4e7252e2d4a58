import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useConsole } from '../context.ts';
import { Field } from '../elements/forms/Field.tsx';
import { FormTrouble } from '../elements/forms/FormTrouble.tsx';
import { Welcome } from './Welcome.tsx';

const PASSWORD_LENGTH = 12;
const EMAIL = /^[^@\s]+@[^@\s]+$/;

/** Makes the first admin, with the token of the link that the server printed. */
export function SetUp({ token }: { token: string }) {
  const { session, router, texts } = useConsole();
  const t = texts.setup;
  const busy = useSignal(false);
  const wrong = useSignal<{ name?: string; email?: string; password?: string; form?: string }>({});
  const name = useRef<HTMLInputElement>(null);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []);
  const toSignIn = () => router.replace({ page: 'queue', queue: 'waiting' });

  const submit = async (event: Event) => {
    event.preventDefault();
    const given = {
      name: name.current?.value.trim() ?? '',
      email: email.current?.value.trim() ?? '',
      password: password.current?.value ?? '',
    };
    wrong.value = {
      ...(given.name === '' ? { name: t.nameMissing } : {}),
      ...(EMAIL.test(given.email) ? {} : { email: t.emailWrong }),
      ...(given.password.length < PASSWORD_LENGTH ? { password: t.passwordShort(PASSWORD_LENGTH) } : {}),
    };
    if (wrong.value.name !== undefined) return name.current?.focus();
    if (wrong.value.email !== undefined) return email.current?.focus();
    if (wrong.value.password !== undefined) return password.current?.focus();
    if (busy.value) return;
    busy.value = true;
    const answer = await session.setUp({ token, ...given });
    busy.value = false;
    if (answer.ok) return toSignIn();
    wrong.value = { form: answer.status === 0 ? texts.signIn.away : answer.message };
  };

  if (token === '') {
    return (
      <Welcome title={t.noToken} lead={t.noTokenHint}>
        <button type="button" class="button button--wide" onClick={toSignIn}>
          {t.toSignIn}
        </button>
      </Welcome>
    );
  }
  return (
    <Welcome title={t.title} lead={t.lead}>
      <form class="form" onSubmit={submit} noValidate>
        <FormTrouble text={wrong.value.form} />
        <Field
          label={t.name}
          name="name"
          type="text"
          autocomplete="name"
          input={name}
          hint={t.nameHint}
          trouble={wrong.value.name}
        />
        <Field
          label={t.email}
          name="email"
          type="email"
          autocomplete="username"
          input={email}
          trouble={wrong.value.email}
        />
        <Field
          label={t.password}
          name="password"
          type="password"
          autocomplete="new-password"
          input={password}
          hint={t.passwordHint(PASSWORD_LENGTH)}
          trouble={wrong.value.password}
        />
        <button type="submit" class="button button--primary button--wide" aria-disabled={busy.value}>
          {busy.value ? t.busy : t.submit}
        </button>
        {wrong.value.form !== undefined && (
          <button type="button" class="button button--quiet button--wide" onClick={toSignIn}>
            {t.toSignIn}
          </button>
        )}
      </form>
    </Welcome>
  );
}
