import { useSignal } from '@preact/signals';
import { useTexts } from '../../context.ts';
import { TextField } from './fields.tsx';
import { siteTexts } from './site-texts.ts';
import type { FieldProps } from './tabs.ts';

/** Every text of the widget, with the site's own in its place. Which there are, the widget itself says. */
export function TextsFields({ draft, language, widgetTexts }: FieldProps) {
  const t = siteTexts(useTexts());
  const sought = useSignal('');
  const { texts } = draft.value.value.settings;
  const own = texts[language] ?? {};
  if (widgetTexts === null) return <p role="status">{t.textsWaiting}</p>;
  const needle = sought.value.trim().toLowerCase();
  const found = Object.entries(widgetTexts).filter(([name, text]) =>
    `${name} ${text} ${own[name] ?? ''}`.toLowerCase().includes(needle),
  );
  const set = (name: string, text: string) => {
    const { [name]: _before, ...rest } = own;
    draft.setting({ texts: { ...texts, [language]: text === '' ? rest : { ...rest, [name]: text } } });
  };
  return (
    <>
      <p class="settings__lead">{t.textsLead}</p>
      <TextField label={t.findText} value={sought.value} set={(text) => (sought.value = text)} />
      <div class="site-texts">
        {found.map(([name, text]) => (
          <TextField
            key={name}
            label={text}
            hint={name}
            value={own[name] ?? ''}
            set={(value) => set(name, value)}
          />
        ))}
      </div>
    </>
  );
}
