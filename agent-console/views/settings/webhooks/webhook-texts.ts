import { type PageLanguage, pageTexts } from '../../../locales/page-texts.ts';
import { webhooks as en } from '../../../locales/pages/en/webhooks.ts';
import { webhooks as zh } from '../../../locales/pages/zh/webhooks.ts';

/** What the page about webhooks says, in the language of the console. */
export const webhookTexts = (texts: PageLanguage) => pageTexts(texts, 'webhooks', { en, zh });
