import { type PageLanguage, pageTexts } from '../../../locales/page-texts.ts';
import { sites as en } from '../../../locales/pages/en/sites/sites.ts';
import { sites as zh } from '../../../locales/pages/zh/sites/sites.ts';

/** What the pages about sites say, in the language of the console. */
export const siteTexts = (texts: PageLanguage) => pageTexts(texts, 'sites', { en, zh });
