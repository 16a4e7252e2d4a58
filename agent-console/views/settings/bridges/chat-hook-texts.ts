import type { Texts } from '../../../locales/en.ts';
import { pageTexts } from '../../../locales/page-texts.ts';
import { chatHooks as en } from '../../../locales/pages/en/chat-hooks.ts';
import { chatHooks as zh } from '../../../locales/pages/zh/chat-hooks.ts';

/** In the language of the console. */
export const chatHookTexts = (texts: Texts) => pageTexts(texts, 'chatHooks', { en, zh });

/** Why a notice was not taken, in words. */
export function hookReasonText(reason: string, t: typeof en): string {
  return t.reasons[reason] ?? t.status(reason.replace(/^http_/, ''));
}
