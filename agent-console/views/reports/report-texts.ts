import { type PageLanguage, pageTexts } from '../../locales/page-texts.ts';
import { reports as en } from '../../locales/pages/en/reports.ts';
import { reports as zh } from '../../locales/pages/zh/reports.ts';

/** What the reports say, in the language of the console. */
export const reportTexts = (texts: PageLanguage): ReportTexts => ({
  ...pageTexts(texts, 'reports', { en, zh }),
  locale: texts.language,
});

/** `locale`: in whose way numbers and dates are written. */
export type ReportTexts = typeof en & { locale: string };
