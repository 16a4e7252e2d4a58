import { useTexts } from '../../context.ts';
import { CopyText } from '../CopyText.tsx';
import { TextField, Tick, WordsField } from './fields.tsx';
import type { TabProps } from './SiteEditor.tsx';

/** Name, tag, origins, greeting. */
export function GeneralTab({ site, draft, language }: TabProps) {
  const { sites: t } = useTexts();
  const { name, origins, greeting, settings } = draft.value.value;
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
      {language === '*' ? (
        <TextField
          label={t.greeting}
          hint={t.choicesHint}
          lines={2}
          value={greeting}
          set={(text) => draft.set({ greeting: text })}
        />
      ) : (
        <WordsField
          label={t.greeting}
          words={settings.greetings}
          language={language}
          lines={2}
          set={(greetings) => draft.setting({ greetings })}
        />
      )}
      <Tick
        label={t.typingPreview}
        value={settings.typingPreview}
        set={(typingPreview) => draft.setting({ typingPreview })}
      />
      <p class="field__hint">{t.typingPreviewHint}</p>
    </>
  );
}
