import { type PageLanguage, pageTexts } from '../../locales/page-texts.ts';
import { savedViews as en } from '../../locales/pages/en/views.ts';
import { savedViews as zh } from '../../locales/pages/zh/views.ts';

/** The sentences about views that come with their menu and their editor. */
export const viewTexts = (texts: PageLanguage) => pageTexts(texts, 'savedViews', { en, zh });
