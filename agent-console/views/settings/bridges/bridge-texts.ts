import type { Texts } from '../../../locales/en.ts';
import { pageTexts } from '../../../locales/page-texts.ts';
import { bridges as en } from '../../../locales/pages/en/bridges.ts';
import { bridges as zh } from '../../../locales/pages/zh/bridges.ts';

/** In the language of the console. */
export const bridgeTexts = (texts: Texts) => pageTexts(texts, 'bridges', { en, zh });
export type BridgeTexts = typeof en;

/** What a chat answered, in words where there are some. */
export function reasonText(reason: string, t: BridgeTexts): string {
  return t.reasons[reason] ?? reason;
}
