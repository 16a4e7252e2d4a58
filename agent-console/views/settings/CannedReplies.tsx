import { useSignal } from '@preact/signals';
import type { CannedReply } from '../../../server/contract/schemas/canned-replies.ts';
import { type PageLanguage, pageTexts } from '../../locales/page-texts.ts';
import { canned as en } from '../../locales/pages/en/canned-replies.ts';
import { canned as zh } from '../../locales/pages/zh/canned-replies.ts';
import { VARIABLES } from '../../stores/composer/canned-replies.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { NameField } from '../elements/forms/NameField.tsx';
import { SettingsForm } from '../elements/forms/SettingsForm.tsx';
import { SettingsList } from './SettingsList.tsx';
import { siteTexts } from './sites/site-texts.ts';

const cannedTexts = (texts: PageLanguage) => pageTexts(texts, 'canned', { en, zh });

/** The replies that are put in with `/`. */
export function CannedReplies() {
  const { canned, newId } = useWorkspace();
  const t = cannedTexts(useTexts());
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      <SettingsList
        things={canned.replies.value}
        empty={t.none}
        addLabel={t.add}
        newId={newId}
        row={(reply) => (
          <>
            <strong>/{reply.name}</strong> <span class="settings__aside">{reply.body}</span>
          </>
        )}
        form={(id, reply, done) => <ReplyForm id={id} reply={reply} done={done} />}
      />
    </>
  );
}

function ReplyForm({ id, reply, done }: { id: string; reply: CannedReply | null; done: () => void }) {
  const texts = useTexts();
  const { canned } = useWorkspace();
  const t = cannedTexts(texts);
  const name = useSignal(reply?.name ?? '');
  const body = useSignal(reply?.body ?? '');
  return (
    <SettingsForm
      label={reply?.name ?? t.add}
      save={() => canned.put(id, { name: name.value, body: body.value })}
      {...(reply === null ? {} : { onDelete: () => canned.remove(id) })}
      onDone={done}
    >
      <NameField label={t.name} name={name} />
      <label class="field">
        <span class="field__label">{t.body}</span>
        <textarea
          class="field__input field__input--text"
          required
          rows={4}
          maxLength={10_000}
          value={body.value}
          onInput={({ currentTarget }) => {
            body.value = currentTarget.value;
          }}
        />
      </label>
      <p class="field__hint">
        {t.variables} {VARIABLES.map((variable) => `{{${variable}}}`).join(' ')}. {t.fallback}{' '}
        {siteTexts(texts).choicesHint}
      </p>
    </SettingsForm>
  );
}
