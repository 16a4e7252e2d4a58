import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { API_SCOPES } from '../../../server/contract/api-scopes.ts';
import type { ApiKey, ApiScope } from '../../../server/contract/schemas/api-keys.ts';
import type { Texts } from '../../locales/en.ts';
import { pageTexts } from '../../locales/page-texts.ts';
import { apiKeys as en } from '../../locales/pages/en/api-keys.ts';
import { apiKeys as zh } from '../../locales/pages/zh/api-keys.ts';
import { useConsole } from '../context.ts';
import { CopyText } from '../elements/CopyText.tsx';
import { ActionButton } from '../elements/forms/ActionButton.tsx';
import { Field } from '../elements/forms/Field.tsx';
import { FormTrouble } from '../elements/forms/FormTrouble.tsx';
import { fullText } from '../format/times.ts';
import { Asked } from './Asked.tsx';

const apiKeysTexts = (texts: Texts) => pageTexts(texts, { en, zh });

const DAY_MS = 86_400_000;
const LIFETIMES_DAYS = [30, 90, 365] as const;

/** The keys with which programs do what the console does. */
export function ApiKeys() {
  const { accounts, texts } = useConsole();
  const t = apiKeysTexts(texts);
  return (
    <>
      <p class="settings__lead">
        {t.lead} <a href="/api/docs">{t.docs}</a>
      </p>
      <Asked ask={() => accounts.readApiKeys()}>
        {({ keys }, refresh) => (
          <>
            {keys.length === 0 && <p class="settings__empty">{t.none}</p>}
            <ul class="settings__list">
              {keys.map((key) => (
                <KeyRow apiKey={key} key={key.id} onRemoved={refresh} />
              ))}
            </ul>
            <KeyForm onMade={refresh} />
          </>
        )}
      </Asked>
    </>
  );
}

function KeyRow({ apiKey, onRemoved }: { apiKey: ApiKey; onRemoved: () => void }) {
  const { accounts, texts } = useConsole();
  const t = apiKeysTexts(texts);
  const { name, hint, scopes, agent, createdAt, expiresAt, usedAt } = apiKey;
  return (
    <li class="settings__row">
      <span class="settings__what">
        <strong dir="auto">{name}</strong> <code>{hint}…</code>{' '}
        <span class="settings__aside">
          {[
            scopes.map((scope) => t.scopes[scope]).join(', '),
            t.as(agent.name),
            t.made(fullText(createdAt, texts)),
            usedAt === null ? t.neverUsed : t.used(fullText(usedAt, texts)),
            expiresAt === null ? t.endless : t.until(fullText(expiresAt, texts)),
          ].join(' · ')}
        </span>
      </span>
      <ActionButton
        label={t.remove}
        sure={t.removeSure}
        class="button--danger"
        action={() => accounts.deleteApiKey(apiKey.id)}
        onDone={onRemoved}
      />
    </li>
  );
}

/** Makes a key; its token is shown once, to be copied. */
function KeyForm({ onMade }: { onMade: () => void }) {
  const { accounts, texts } = useConsole();
  const t = apiKeysTexts(texts);
  const name = useRef<HTMLInputElement>(null);
  const scopes = useSignal<readonly ApiScope[]>(['read']);
  const days = useSignal<number | null>(LIFETIMES_DAYS[1]);
  const busy = useSignal(false);
  const token = useSignal<string | null>(null);
  const wrong = useSignal<{ name?: string; form?: string }>({});
  const submit = async (event: Event) => {
    event.preventDefault();
    const given = name.current?.value.trim() ?? '';
    wrong.value = {
      ...(given === '' ? { name: t.nameMissing } : {}),
      ...(scopes.value.length === 0 ? { form: t.scopeMissing } : {}),
    };
    if (given === '') return name.current?.focus();
    if (scopes.value.length === 0 || busy.value) return;
    busy.value = true;
    const answer = await accounts.createApiKey({
      id: crypto.randomUUID(),
      name: given,
      scopes: [...scopes.value],
      expiresAt: days.value === null ? null : Date.now() + days.value * DAY_MS,
    });
    busy.value = false;
    if (!answer.ok) {
      if (answer.code !== 'confirmation_required')
        wrong.value = { form: answer.status === 0 ? texts.notice.away : answer.message };
      return;
    }
    token.value = answer.value.token;
    if (name.current !== null) name.current.value = '';
    onMade();
  };
  return (
    <form class="settings__form settings__part" onSubmit={submit} noValidate aria-label={t.make}>
      <h3 class="settings__heading">{t.make}</h3>
      <FormTrouble text={wrong.value.form} />
      <Field
        label={t.name}
        name="key-name"
        type="text"
        autocomplete="off"
        input={name}
        trouble={wrong.value.name}
      />
      <fieldset class="settings__members">
        <legend class="field__label">{t.may}</legend>
        {API_SCOPES.map((scope) => (
          <label class="settings__member" key={scope}>
            <input
              type="checkbox"
              checked={scopes.value.includes(scope)}
              onChange={() => {
                scopes.value = API_SCOPES.filter((one) => (one === scope) !== scopes.value.includes(one));
              }}
            />
            {t.scopes[scope]}
          </label>
        ))}
      </fieldset>
      <fieldset class="settings__members">
        <legend class="field__label">{t.ends}</legend>
        {[...LIFETIMES_DAYS, null].map((one) => (
          <label class="settings__member" key={one}>
            <input
              type="radio"
              name="lifetime"
              checked={days.value === one}
              onChange={() => {
                days.value = one;
              }}
            />
            {one === null ? t.never : t.days(one)}
          </label>
        ))}
      </fieldset>
      <div class="settings__acts">
        <button type="submit" class="button button--primary" aria-disabled={busy.value}>
          {t.makeSubmit}
        </button>
      </div>
      <div role="status">
        {token.value !== null && (
          <>
            <p>{t.once}</p>
            <CopyText text={token.value} />
          </>
        )}
      </div>
    </form>
  );
}
