import { type PageLanguage, pageTexts } from '../../locales/page-texts.ts';
import { agents as en } from '../../locales/pages/en/agents.ts';
import { agents as zh } from '../../locales/pages/zh/agents.ts';

/** The sentences of the page about agents, in the language of the console. */
export const agentsTexts = (texts: PageLanguage) => pageTexts(texts, 'agents', { en, zh });
