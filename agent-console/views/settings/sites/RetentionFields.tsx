import { useSignal } from '@preact/signals';
import type { Retention } from '../../../../server/contract/schemas/site-setting-parts.ts';
import { useConsole, useTexts } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { NumberField } from './fields.tsx';
import { retentionTexts } from './retention-question.ts';
import type { FieldProps } from './tabs.ts';

const MAX_DAYS = 3_650;

/** How many days a site keeps what it has, and what would go by that now. */
export function RetentionFields({ site, draft }: FieldProps) {
  const t = retentionTexts(useTexts());
  const { accounts } = useConsole();
  const found = useSignal('');
  const { retention } = draft.value.value.settings;
  const days = (name: keyof Retention, label: string, hint?: string) => (
    <NumberField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      value={retention[name] ?? null}
      min={1}
      max={MAX_DAYS}
      set={(value) => {
        found.value = '';
        draft.setting({ retention: { ...retention, [name]: value } });
      }}
    />
  );
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      {days('conversationDays', t.conversations, t.conversationsHint)}
      {days('fileDays', t.files, t.filesHint)}
      {days('visitorDays', t.visitors, t.visitorsHint)}
      {days('activityDays', t.activity)}
      <p>
        <ActionButton
          label={t.preview}
          action={() => accounts.previewRetention(site.id, retention)}
          onDone={({ conversations, files, visitors, complete }) => {
            found.value = t.counted(conversations, files, visitors, complete);
          }}
        />{' '}
        <span role="status">{found.value}</span>
      </p>
    </>
  );
}
