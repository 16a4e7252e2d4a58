import { type PageLanguage, pageTexts } from '../../locales/page-texts.ts';
import { cards as en } from '../../locales/pages/en/writing/cards.ts';
import { cards as zh } from '../../locales/pages/zh/writing/cards.ts';

/** The sentences about cards and forms; they come with what shows them. */
export const cardTexts = (texts: PageLanguage) => pageTexts(texts, 'cards', { en, zh });
