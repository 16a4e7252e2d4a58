import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PreparedSecondFactor, Profile } from '../../../server/contract/schemas/accounts-api.ts';
import type { Texts } from '../../locales/en.ts';
import { pageTexts } from '../../locales/page-texts.ts';
import { secondFactor as en } from '../../locales/pages/en/second-factor.ts';
import { secondFactor as zh } from '../../locales/pages/zh/second-factor.ts';
import { useConsole } from '../context.ts';
import { CopyText } from '../elements/CopyText.tsx';
import { ActionButton } from '../elements/forms/ActionButton.tsx';
import { Field } from '../elements/forms/Field.tsx';
import { QrCode } from './QrCode.tsx';

const secondFactorTexts = (texts: Texts) => pageTexts(texts, 'secondFactor', { en, zh });

/** Two-factor sign-in: set up with an app, with recovery codes that are shown once, and turned off. */
export function SecondFactor({ profile, refresh }: { profile: Profile; refresh: () => Promise<void> }) {
  const { accounts, texts } = useConsole();
  const t = secondFactorTexts(texts);
  const prepared = useSignal<PreparedSecondFactor | null>(null);
  const codes = useSignal<readonly string[] | null>(null);
  const show = (given: { codes: string[] }) => {
    prepared.value = null;
    codes.value = given.codes;
    void refresh();
  };
  return (
    <div class="settings__part">
      <h3 class="settings__heading">{t.title}</h3>
      <p class="settings__lead">{profile.secondFactor ? t.on(profile.recoveryCodesLeft) : t.off}</p>
      {codes.value !== null ? (
        <NewCodes
          codes={codes.value}
          onKept={() => {
            codes.value = null;
          }}
        />
      ) : profile.secondFactor ? (
        <div class="settings__acts">
          <ActionButton
            label={t.renew}
            sure={t.renewSure}
            action={accounts.renewRecoveryCodes}
            onDone={show}
          />
          <ActionButton
            label={t.turnOff}
            sure={t.turnOffSure}
            class="button--danger"
            action={accounts.disableSecondFactor}
            onDone={refresh}
          />
        </div>
      ) : prepared.value === null ? (
        <ActionButton
          label={t.turnOn}
          action={accounts.prepareSecondFactor}
          onDone={(made) => {
            prepared.value = made;
          }}
        />
      ) : (
        <Enable prepared={prepared.value} onDone={show} />
      )}
    </div>
  );
}

function Enable({
  prepared,
  onDone,
}: {
  prepared: PreparedSecondFactor;
  onDone: (given: { codes: string[] }) => void;
}) {
  const { accounts, texts } = useConsole();
  const t = secondFactorTexts(texts);
  const input = useRef<HTMLInputElement>(null);
  const wrong = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  useEffect(() => input.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const code = input.current?.value.trim() ?? '';
    wrong.value = code === '' ? texts.accounts.codeMissing : undefined;
    if (code === '' || busy.value) return;
    busy.value = true;
    const answer = await accounts.enableSecondFactor(code);
    busy.value = false;
    if (answer.ok) return onDone(answer.value);
    wrong.value = answer.status === 0 ? texts.notice.away : answer.message;
    input.current?.select();
  };
  return (
    <form class="settings__form" onSubmit={submit} noValidate aria-label={t.title}>
      <p>{t.scan}</p>
      <QrCode text={prepared.uri} label={t.qr} />
      <p>{t.secret}</p>
      <CopyText text={prepared.secret.replace(/(.{4})(?=.)/g, '$1 ')} />
      <Field
        label={t.enter}
        name="totp"
        type="text"
        autocomplete="one-time-code"
        input={input}
        trouble={wrong.value}
      />
      <div class="settings__acts">
        <button type="submit" class="button button--primary" aria-disabled={busy.value}>
          {t.confirm}
        </button>
      </div>
    </form>
  );
}

function NewCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = secondFactorTexts(useConsole().texts);
  return (
    <section class="settings__form" aria-label={t.codes}>
      <h4>{t.codes}</h4>
      <p>{t.codesLead}</p>
      <CopyText text={codes.join('\n')} label={t.copyCodes} />
      <div class="settings__acts">
        <button type="button" class="button button--primary" onClick={onKept}>
          {t.kept}
        </button>
      </div>
    </section>
  );
}
