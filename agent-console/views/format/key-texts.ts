import { type PageLanguage, pageTexts } from '../../locales/page-texts.ts';
import { keys as en } from '../../locales/pages/en/keys.ts';
import { keys as zh } from '../../locales/pages/zh/keys.ts';

/** The sentences about keyboard shortcuts; they come with the pages that list them. */
export const keyTexts = (texts: PageLanguage) => pageTexts(texts, 'keys', { en, zh });
