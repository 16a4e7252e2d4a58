import { type PageLanguage, pageTexts } from '../../locales/page-texts.ts';
import { scheduled as en } from '../../locales/pages/en/writing/scheduled.ts';
import { scheduled as zh } from '../../locales/pages/zh/writing/scheduled.ts';

/** The sentences about messages that are sent later; they come with what shows them. */
export const scheduledTexts = (texts: PageLanguage) => pageTexts(texts, 'scheduled', { en, zh });
