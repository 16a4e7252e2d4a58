import { useSignal } from '@preact/signals';
import type { Label } from '../../../server/contract/schemas/labels.ts';
import { type PageLanguage, pageTexts } from '../../locales/page-texts.ts';
import { labels as en } from '../../locales/pages/en/labels.ts';
import { labels as zh } from '../../locales/pages/zh/labels.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Dot } from '../elements/Dot.tsx';
import { NameField } from '../elements/forms/NameField.tsx';
import { SettingsForm } from '../elements/forms/SettingsForm.tsx';
import { SettingsList } from './SettingsList.tsx';

const labelsTexts = (texts: PageLanguage) => pageTexts(texts, 'labels', { en, zh });

const FIRST_COLOR = '#2563a8';

/** The labels that conversations can have. */
export function Labels() {
  const { directory, newId } = useWorkspace();
  const t = labelsTexts(useTexts());
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      <SettingsList
        things={directory.labels.value}
        empty={t.none}
        addLabel={t.add}
        newId={newId}
        row={(label) => (
          <>
            <Dot color={label.color} /> {label.name}
          </>
        )}
        form={(id, label, done) => <LabelForm id={id} label={label} done={done} />}
      />
    </>
  );
}

function LabelForm({ id, label, done }: { id: string; label: Label | null; done: () => void }) {
  const { directory } = useWorkspace();
  const t = labelsTexts(useTexts());
  const name = useSignal(label?.name ?? '');
  const color = useSignal(label?.color ?? FIRST_COLOR);
  return (
    <SettingsForm
      label={label?.name ?? t.add}
      save={() => directory.putLabel(id, { name: name.value, color: color.value })}
      {...(label === null ? {} : { onDelete: () => directory.deleteLabel(id) })}
      onDone={done}
    >
      <NameField label={t.name} name={name} />
      <label class="field">
        <span class="field__label">{t.color}</span>
        <input
          type="color"
          class="field__color"
          value={color.value}
          onInput={({ currentTarget }) => {
            color.value = currentTarget.value;
          }}
        />
      </label>
    </SettingsForm>
  );
}
