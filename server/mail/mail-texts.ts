import { ar } from './locales/ar.ts';
import { de } from './locales/de.ts';
import { en } from './locales/en.ts';
import { es } from './locales/es.ts';
import { fa } from './locales/fa.ts';
import { fr } from './locales/fr.ts';
import { he } from './locales/he.ts';
import { hi } from './locales/hi.ts';
import { id } from './locales/id.ts';
import { it } from './locales/it.ts';
import { ja } from './locales/ja.ts';
import { ko } from './locales/ko.ts';
import { nl } from './locales/nl.ts';
import { pl } from './locales/pl.ts';
import { pt } from './locales/pt.ts';
import { ru } from './locales/ru.ts';
import type { MailTexts } from './locales/texts.ts';
import { tr } from './locales/tr.ts';
import { uk } from './locales/uk.ts';
import { vi } from './locales/vi.ts';
import { zh } from './locales/zh.ts';
import { zhHant } from './locales/zh-hant.ts';

/** The widget's languages. The texts are the server's alone: no browser loads them. */
export const MAIL_TEXTS: Readonly<Record<string, MailTexts>> = {
  ar,
  de,
  en,
  es,
  fa,
  fr,
  he,
  hi,
  id,
  it,
  ja,
  ko,
  nl,
  pl,
  pt,
  ru,
  tr,
  uk,
  vi,
  zh,
  'zh-Hant': zhHant,
};
const RIGHT_TO_LEFT = ['ar', 'fa', 'he'];

/** How a mail or page is written for somebody. */
export type MailLanguage = {
  texts: MailTexts;
  /** A tag that `Intl` takes, with the region where one was given. */
  tag: string;
  direction: 'ltr' | 'rtl';
};

/** The language of a tag such as `pt-BR` or `zh_TW`; English where that is none of ours. */
export function mailLanguage(asked: string | null): MailLanguage {
  try {
    const locale = new Intl.Locale((asked ?? 'en').replaceAll('_', '-'));
    const { language, script } = locale.maximize();
    const texts = MAIL_TEXTS[`${language}-${script}`] ?? MAIL_TEXTS[language];
    if (texts !== undefined)
      return {
        texts,
        tag: locale.toString(),
        direction: RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr',
      };
  } catch {
    // What a page calls its language is not always a tag.
  }
  return { texts: en, tag: 'en', direction: 'ltr' };
}

/** A text with its places filled in: `{agent} answered` becomes `Ana answered`. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
