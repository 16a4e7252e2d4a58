import type { Texts } from '../../locales/en.ts';
import { pageTexts } from '../../locales/page-texts.ts';
import { contacts as en } from '../../locales/pages/en/people/contacts.ts';
import { contacts as zh } from '../../locales/pages/zh/people/contacts.ts';

/** The sentences of the pages about contacts. */
export const contactTexts = (texts: Texts) => pageTexts(texts, 'contacts', { en, zh });
