import type { ChoiceName, SettingTexts, TickName } from '../../../locales/setting-texts.ts';
import { useTexts } from '../../context.ts';
import { Choice, Tick } from './fields.tsx';
import { siteTexts } from './site-texts.ts';
import type { SettingField } from './tabs.ts';

/** The field of a setting that is true or false. */
export function tick(name: TickName): SettingField {
  return ({ draft }) => {
    const { labels, hints }: SettingTexts = siteTexts(useTexts()).settings;
    return (
      <>
        <Tick
          label={labels[name]}
          value={draft.value.value.settings[name]}
          set={(on) => draft.setting({ [name]: on })}
        />
        {hints[name] !== undefined && <p class="field__hint">{hints[name]}</p>}
      </>
    );
  };
}

/** The field of a setting that is one of some words. */
export function choice(name: ChoiceName): SettingField {
  return ({ draft }) => {
    const { labels, hints, options }: SettingTexts = siteTexts(useTexts()).settings;
    const hint = hints[name];
    return (
      <Choice
        label={labels[name]}
        {...(hint === undefined ? {} : { hint })}
        value={draft.value.value.settings[name]}
        options={options[name] as Record<string, string>}
        set={(chosen) => draft.setting({ [name]: chosen })}
      />
    );
  };
}
