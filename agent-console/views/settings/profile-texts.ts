import { type PageLanguage, pageTexts } from '../../locales/page-texts.ts';
import { profile as en } from '../../locales/pages/en/profile.ts';
import { profile as zh } from '../../locales/pages/zh/profile.ts';

/** What the page about the profile says, in the language of the console. */
export const profileTexts = (texts: PageLanguage) => pageTexts(texts, 'profile', { en, zh });
