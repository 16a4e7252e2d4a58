import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useConsole, useWorkspace } from '../context.ts';
import { Field } from '../elements/forms/Field.tsx';
import { FormTrouble } from '../elements/forms/FormTrouble.tsx';
import { Asked } from './Asked.tsx';
import { AvatarField } from './AvatarField.tsx';
import { profileTexts } from './profile-texts.ts';
import { SecondFactor } from './SecondFactor.tsx';
import { Sessions } from './Sessions.tsx';

const PASSWORD_LENGTH = 12;

/** The signed-in agent's own account. */
export function Profile() {
  const { accounts } = useConsole();
  const { agent } = useWorkspace();
  return (
    <Asked ask={accounts.readProfile}>
      {(profile, refresh) => (
        <>
          <NameForm name={profile.name} />
          <AvatarField
            id={agent.id}
            name={profile.name}
            put={accounts.putAvatar}
            remove={accounts.deleteAvatar}
          />
          <PasswordForm />
          <SecondFactor profile={profile} refresh={refresh} />
          <Sessions />
        </>
      )}
    </Asked>
  );
}

function NameForm({ name }: { name: string }) {
  const { accounts, session, texts } = useConsole();
  const t = profileTexts(texts);
  const input = useRef<HTMLInputElement>(null);
  const wrong = useSignal<string | undefined>(undefined);
  const saved = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const given = input.current?.value.trim() ?? '';
    saved.value = false;
    wrong.value = given === '' ? texts.setup.nameMissing : undefined;
    if (given === '') return input.current?.focus();
    const answer = await accounts.changeName(given);
    saved.value = answer.ok;
    if (answer.ok) await session.verify();
    else wrong.value = answer.status === 0 ? texts.notice.away : answer.message;
  };
  return (
    <form class="settings__form" onSubmit={submit} noValidate aria-label={t.name}>
      <Field
        label={t.name}
        name="name"
        type="text"
        autocomplete="name"
        value={name}
        input={input}
        hint={t.nameHint}
        trouble={wrong.value}
      />
      <div class="settings__acts">
        <button type="submit" class="button">
          {texts.settings.save}
        </button>
        <span role="status" class="settings__aside">
          {saved.value && t.saved}
        </span>
      </div>
    </form>
  );
}

function PasswordForm() {
  const { accounts, texts } = useConsole();
  const t = profileTexts(texts);
  const current = useRef<HTMLInputElement>(null);
  const next = useRef<HTMLInputElement>(null);
  const busy = useSignal(false);
  const changed = useSignal(false);
  const wrong = useSignal<{ current?: string; next?: string; form?: string }>({});
  const submit = async (event: Event) => {
    event.preventDefault();
    const given = { current: current.current?.value ?? '', next: next.current?.value ?? '' };
    changed.value = false;
    wrong.value = {
      ...(given.current === '' ? { current: texts.signIn.passwordMissing } : {}),
      ...(given.next.length < PASSWORD_LENGTH ? { next: texts.accounts.passwordShort } : {}),
    };
    if (wrong.value.current !== undefined) return current.current?.focus();
    if (wrong.value.next !== undefined) return next.current?.focus();
    if (busy.value) return;
    busy.value = true;
    const answer = await accounts.changePassword(given);
    busy.value = false;
    if (!answer.ok) {
      wrong.value =
        answer.code === 'sign_in_failed'
          ? { current: answer.message }
          : { form: answer.status === 0 ? texts.notice.away : answer.message };
      return;
    }
    changed.value = true;
    for (const input of [current.current, next.current]) if (input !== null) input.value = '';
  };
  return (
    <form class="settings__form" onSubmit={submit} noValidate aria-label={t.password}>
      <h3 class="settings__heading">{t.password}</h3>
      <FormTrouble text={wrong.value.form} />
      <Field
        label={t.current}
        name="current-password"
        type="password"
        autocomplete="current-password"
        input={current}
        trouble={wrong.value.current}
      />
      <Field
        label={t.next}
        name="new-password"
        type="password"
        autocomplete="new-password"
        input={next}
        hint={texts.accounts.passwordHint}
        trouble={wrong.value.next}
      />
      <div class="settings__acts">
        <button type="submit" class="button" aria-disabled={busy.value}>
          {t.change}
        </button>
      </div>
      <p role="status" class="settings__aside">
        {changed.value && t.changed}
      </p>
    </form>
  );
}
