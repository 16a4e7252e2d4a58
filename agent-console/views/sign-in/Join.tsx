import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { OpenedAccountLink } from '../../../server/contract/schemas/accounts-api.ts';
import { useConsole } from '../context.ts';
import { Field } from '../elements/forms/Field.tsx';
import { FormTrouble } from '../elements/forms/FormTrouble.tsx';
import { Welcome } from './Welcome.tsx';

const PASSWORD_LENGTH = 12;

/** What a link of an admin opens: joining, or setting a new password. */
export function Join({ token }: { token: string }) {
  const { publicApi, router, session, texts } = useConsole();
  const t = texts.accounts.join;
  const opened = useSignal<OpenedAccountLink | null>(null);
  const problem = useSignal(token === '' ? t.noToken : '');
  const done = useSignal(false);
  const open = async () => {
    problem.value = '';
    const answer = await publicApi.openLink(token);
    if (answer.ok) opened.value = answer.value;
    else problem.value = answer.status === 0 ? texts.signIn.away : answer.message;
  };
  useEffect(() => {
    if (token !== '') void open();
  }, [token]);
  const toSignIn = async () => {
    router.replace({ page: 'queue', queue: 'waiting' });
    await session.check();
  };

  if (done.value) {
    return (
      <Welcome title={t.done} lead={t.doneLead}>
        <ToSignIn go={toSignIn} />
      </Welcome>
    );
  }
  if (problem.value !== '') {
    return (
      <Welcome title={t.invalid} lead={problem.value}>
        {token !== '' && (
          <button type="button" class="button button--wide" onClick={() => void open()}>
            {t.retry}
          </button>
        )}
        <ToSignIn go={toSignIn} />
      </Welcome>
    );
  }
  if (opened.value === null) {
    return (
      <main class="welcome" aria-busy="true">
        <p class="welcome__checking">{texts.signIn.checking}</p>
      </main>
    );
  }
  const { kind, name, email } = opened.value;
  const used = () => {
    if (kind === 'invite') void toSignIn();
    else done.value = true;
  };
  return kind === 'invite' ? (
    <Welcome title={t.invite(name)} lead={t.inviteLead(email)}>
      <JoinForm token={token} link={opened.value} used={used} />
    </Welcome>
  ) : (
    <Welcome title={t.reset} lead={t.resetLead(email)}>
      <JoinForm token={token} link={opened.value} used={used} />
    </Welcome>
  );
}

function ToSignIn({ go }: { go: () => Promise<void> }) {
  const { accounts } = useConsole().texts;
  return (
    <button type="button" class="button button--quiet button--wide" onClick={() => void go()}>
      {accounts.join.toSignIn}
    </button>
  );
}

function JoinForm({ token, link, used }: { token: string; link: OpenedAccountLink; used: () => void }) {
  const { publicApi, texts } = useConsole();
  const { accounts } = texts;
  const t = accounts.join;
  const invited = link.kind === 'invite';
  const busy = useSignal(false);
  const wrong = useSignal<{ name?: string; password?: string; form?: string }>({});
  const name = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => password.current?.focus(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    const given = { name: name.current?.value.trim() ?? '', password: password.current?.value ?? '' };
    wrong.value = {
      ...(invited && given.name === '' ? { name: texts.setup.nameMissing } : {}),
      ...(given.password.length < PASSWORD_LENGTH ? { password: accounts.passwordShort } : {}),
    };
    if (wrong.value.name !== undefined) return name.current?.focus();
    if (wrong.value.password !== undefined) return password.current?.focus();
    if (busy.value) return;
    busy.value = true;
    const answer = await publicApi.takeLink({
      token,
      password: given.password,
      ...(invited ? { name: given.name } : {}),
    });
    busy.value = false;
    if (answer.ok) used();
    else wrong.value = { form: answer.status === 0 ? texts.signIn.away : answer.message };
  };

  return (
    <form class="form" onSubmit={submit} noValidate>
      <FormTrouble text={wrong.value.form} />
      {invited && (
        <Field
          label={t.name}
          name="name"
          type="text"
          autocomplete="name"
          value={link.name}
          input={name}
          hint={t.nameHint}
          trouble={wrong.value.name}
        />
      )}
      <Field
        label={t.password}
        name="password"
        type="password"
        autocomplete="new-password"
        input={password}
        hint={accounts.passwordHint}
        trouble={wrong.value.password}
      />
      <button type="submit" class="button button--primary button--wide" aria-disabled={busy.value}>
        {busy.value ? t.busy : invited ? t.inviteSubmit : t.resetSubmit}
      </button>
    </form>
  );
}
