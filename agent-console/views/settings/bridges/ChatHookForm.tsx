import { useSignal } from '@preact/signals';
import { CHAT_NOTICES, type ChatNotice } from '../../../../server/contract/bridges/chat-hook-kinds.ts';
import type { ChatHook, PutChatHook } from '../../../../server/contract/bridges/chat-hooks-api.ts';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { AddressField } from '../../elements/forms/AddressField.tsx';
import { NameField } from '../../elements/forms/NameField.tsx';
import { SettingsForm } from '../../elements/forms/SettingsForm.tsx';
import { Choice, Tick } from '../sites/fields.tsx';
import { ChosenField, chosenIds } from '../webhooks/ChosenField.tsx';
import { chatHookTexts } from './chat-hook-texts.ts';

type Props = {
  hook: ChatHook | null;
  save: (what: Omit<PutChatHook, 'on'>) => Promise<Answer<ChatHook>>;
  onSaved: () => void;
  onCancel: () => void;
};

/** Where notices go, and which. The address is written and never shown. */
export function ChatHookForm({ hook, save, onSaved, onCancel }: Props) {
  const texts = useTexts();
  const t = chatHookTexts(texts);
  const { sites } = useWorkspace();
  const kind = useSignal<ChatHook['kind']>(hook?.kind ?? 'discord');
  const name = useSignal(hook?.name ?? '');
  const url = useSignal('');
  const notices = useSignal<readonly ChatNotice[]>(hook?.notices ?? CHAT_NOTICES);
  const siteIds = useSignal<readonly string[] | null>(hook?.siteIds ?? null);
  const locale = useSignal<ChatHook['locale']>(
    hook?.locale ?? (texts.language.startsWith('zh') ? 'zh' : 'en'),
  );
  const check = () => (notices.value.length === 0 ? t.noNotice : siteIds.value?.length === 0 ? t.noSite : '');
  const entered = (): Omit<PutChatHook, 'on'> => ({
    kind: kind.value,
    name: name.value,
    ...(url.value.trim() === '' ? {} : { url: url.value.trim() }),
    notices: [...notices.value],
    siteIds: chosenIds(siteIds),
    locale: locale.value,
  });
  return (
    <SettingsForm
      label={hook?.name ?? t.add}
      submit={hook === null ? t.add : texts.settings.save}
      check={check}
      save={() => save(entered())}
      onSaved={onSaved}
      onDone={onCancel}
    >
      <Choice
        label={t.kind}
        value={kind.value}
        options={t.kinds}
        set={(value) => {
          kind.value = value;
        }}
      />
      <NameField label={t.name} name={name} />
      <AddressField
        label={t.url}
        hint={hook === null ? t.urlHint[kind.value] : t.kept}
        url={url}
        required={hook === null}
        secret
      />
      <fieldset class="webhook__choice">
        <legend class="field__label">{t.notices}</legend>
        {CHAT_NOTICES.map((notice) => (
          <Tick
            key={notice}
            label={t.noticeKinds[notice]}
            value={notices.value.includes(notice)}
            set={(on) => {
              notices.value = CHAT_NOTICES.filter((one) =>
                one === notice ? on : notices.value.includes(one),
              );
            }}
          />
        ))}
      </fieldset>
      <ChosenField
        label={t.sites}
        all={t.allSites}
        some={t.someSites}
        offered={sites.sites.value ?? []}
        chosen={siteIds}
      />
      <Choice
        label={t.locale}
        value={locale.value}
        options={t.locales}
        set={(value) => {
          locale.value = value;
        }}
      />
    </SettingsForm>
  );
}
