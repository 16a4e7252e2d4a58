import { useTexts } from '../../context.ts';
import { CopyText } from '../../elements/CopyText.tsx';
import { TextField, WordsField } from './fields.tsx';
import { siteTexts } from './site-texts.ts';
import type { FieldProps } from './tabs.ts';

/** Name, tag, origins. */
export function GeneralFields({ site, draft }: FieldProps) {
  const t = siteTexts(useTexts());
  const { name, origins } = draft.value.value;
  return (
    <>
      <TextField label={t.name} value={name} maxLength={80} set={(text) => draft.set({ name: text })} />
      <div class="field">
        <span class="field__label">{t.key}</span>
        <code>{site.siteKey}</code>
      </div>
      <div class="field">
        <span class="field__label">{t.tag}</span>
        <CopyText text={site.tag} label={t.copyTag} />
      </div>
      <TextField
        label={t.origins}
        hint={t.originsHint}
        lines={3}
        maxLength={5000}
        value={origins}
        set={(text) => draft.set({ origins: text })}
      />
    </>
  );
}

/** The greeting for every language is a column of the site, those for some are a setting. */
export function GreetingField({ draft, language }: FieldProps) {
  const t = siteTexts(useTexts());
  const { greeting, settings } = draft.value.value;
  return language === '*' ? (
    <TextField
      label={t.settings.labels.greetings}
      hint={t.choicesHint}
      lines={2}
      value={greeting}
      set={(text) => draft.set({ greeting: text })}
    />
  ) : (
    <WordsField
      label={t.settings.labels.greetings}
      words={settings.greetings}
      language={language}
      lines={2}
      set={(greetings) => draft.setting({ greetings })}
    />
  );
}
