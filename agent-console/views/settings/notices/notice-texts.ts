import { type PageLanguage, pageTexts } from '../../../locales/page-texts.ts';
import { notices as en } from '../../../locales/pages/en/notices.ts';
import { notices as zh } from '../../../locales/pages/zh/notices.ts';

/** What the page about notifications says, in the language of the console. */
export const noticeTexts = (texts: PageLanguage) => pageTexts(texts, 'notices', { en, zh });
