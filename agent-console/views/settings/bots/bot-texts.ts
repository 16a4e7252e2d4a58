import { type PageLanguage, pageTexts } from '../../../locales/page-texts.ts';
import { bots as en } from '../../../locales/pages/en/bots.ts';
import { bots as zh } from '../../../locales/pages/zh/bots.ts';

/** What the page about bots says, in the language of the console. */
export const botTexts = (texts: PageLanguage) => pageTexts(texts, 'bots', { en, zh });
