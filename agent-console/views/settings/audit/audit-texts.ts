import { type PageLanguage, pageTexts } from '../../../locales/page-texts.ts';
import { audit as en } from '../../../locales/pages/en/audit.ts';
import { audit as zh } from '../../../locales/pages/zh/audit.ts';

/** What the audit log says, in the language of the console. */
export const auditTexts = (texts: PageLanguage) => pageTexts(texts, 'audit', { en, zh });
