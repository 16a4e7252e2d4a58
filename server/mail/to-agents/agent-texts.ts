import { de } from './locales/de.ts';
import { en } from './locales/en.ts';
import { es } from './locales/es.ts';
import { fr } from './locales/fr.ts';
import { ja } from './locales/ja.ts';
import { pt } from './locales/pt.ts';
import type { AgentTexts } from './locales/texts.ts';
import { zh } from './locales/zh.ts';

/** The console's languages, as its tags name them. */
export const AGENT_LANGUAGES: ReadonlyMap<string, AgentTexts> = new Map(
  Object.entries({ en, zh, de, ja, fr, es, pt }),
);

/**
 * What mails say in an agent's language, else in English.
 * @param locale what the agent has chosen, or the browser asked for: `de`, `zh-CN`
 * @returns `tag` is how dates and numbers are written
 */
export function agentTexts(locale: string): AgentTexts & { tag: string } {
  const tag = locale.toLowerCase().split('-')[0] ?? '';
  const texts = AGENT_LANGUAGES.get(tag);
  return texts === undefined ? { ...en, tag: 'en' } : { ...texts, tag: tag === 'pt' ? 'pt-BR' : tag };
}
