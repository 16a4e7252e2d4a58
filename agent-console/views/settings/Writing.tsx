import { useDesk, useTexts } from '../context.ts';

const CHOICES = ['enter', 'mod-enter'] as const;

/** How this agent writes. */
export function Writing() {
  const { settings } = useTexts();
  const { preferences } = useDesk();
  const t = settings.writing;
  return (
    <fieldset class="settings__form">
      <legend class="field__label">{t.sendWith}</legend>
      {CHOICES.map((choice) => (
        <label class="settings__member" key={choice}>
          <input
            type="radio"
            name="send-with"
            checked={preferences.sendWith.value === choice}
            onChange={() => preferences.choose({ sendWith: choice })}
          />
          {t.choices[choice]}
        </label>
      ))}
    </fieldset>
  );
}
