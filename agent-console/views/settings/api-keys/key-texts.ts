import { pageTexts } from '../../../locales/page-texts.ts';
import { apiKeys as en } from '../../../locales/pages/en/api-keys.ts';
import { apiKeys as zh } from '../../../locales/pages/zh/api-keys.ts';
import { useConsole } from '../../context.ts';

/** The sentences of this page, in the language of the console. */
export function useKeyTexts(): typeof en {
  return pageTexts(useConsole().texts, 'apiKeys', { en, zh });
}
