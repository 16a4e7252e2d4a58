import { useSignal } from '@preact/signals';
import { LANGUAGES } from '../../locales/languages.ts';
import { pageTexts } from '../../locales/page-texts.ts';
import { writing as en } from '../../locales/pages/en/writing.ts';
import { writing as zh } from '../../locales/pages/zh/writing.ts';
import { useTexts, useWorkspace } from '../context.ts';

const CHOICES = ['enter', 'mod-enter'] as const;

/** How this agent writes, and which language the console speaks. */
export function Writing() {
  const { preferences } = useWorkspace();
  const t = pageTexts(useTexts(), 'writing', { en, zh });
  const language = useSignal(preferences.language());
  return (
    <>
      <fieldset class="settings__form">
        <legend class="field__label">{t.sendWith}</legend>
        {CHOICES.map((choice) => (
          <label class="settings__member" key={choice}>
            <input
              type="radio"
              name="send-with"
              checked={preferences.sendWith.value === choice}
              onChange={() => void preferences.choose({ sendWith: choice })}
            />
            {t.choices[choice]}
          </label>
        ))}
      </fieldset>
      <label class="settings__form">
        <span class="field__label">{t.language}</span>
        <select
          class="field__input"
          value={language.value ?? ''}
          onChange={async ({ currentTarget: { value } }) => {
            language.value = value === '' ? null : value;
            await preferences.choose({ language: language.value });
            // Every sentence is another one; what is written is kept.
            location.reload();
          }}
        >
          <option value="">{t.asBrowser}</option>
          {LANGUAGES.map(({ tag, name }) => (
            <option value={tag} key={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
