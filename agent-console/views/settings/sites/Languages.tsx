import type { Signal } from '@preact/signals';
import { useTexts } from '../../context.ts';
import type { SiteDraft } from './draft.ts';
import { Choice } from './fields.tsx';
import { siteTexts } from './site-texts.ts';

/** The languages that the widget speaks, whose words a site may write. */
export const SPOKEN = 'ar de en es fa fr he hi id it ja ko nl pl pt ru tr uk vi zh zh-Hant'.split(' ');

/** For which language the words of this page are written. */
export function Languages({ draft, chosen }: { draft: SiteDraft; chosen: Signal<string> }) {
  const words = useTexts();
  const { language } = words;
  const t = siteTexts(words);
  const { greetings, texts } = draft.value.value.settings;
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const tags = [...new Set([...SPOKEN, ...Object.keys(greetings), ...Object.keys(texts)])].filter(
    (tag) => tag !== '*',
  );
  const options = Object.fromEntries([
    ['*', t.everyLanguage],
    ...tags
      .map((tag) => [tag, names.of(tag) ?? tag] as [string, string])
      .sort((a, b) => a[1].localeCompare(b[1], language)),
  ]);
  return (
    <Choice
      label={t.language}
      hint={t.languageHint}
      value={chosen.value}
      options={options as Record<string, string>}
      set={(tag) => {
        chosen.value = tag;
      }}
    />
  );
}
