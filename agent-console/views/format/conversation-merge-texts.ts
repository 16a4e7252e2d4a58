import type { PageLanguage } from '../../locales/page-texts.ts';
import { pageTexts } from '../../locales/page-texts.ts';
import { conversationMerge as en } from '../../locales/pages/en/thread/conversation-merge.ts';
import { conversationMerge as zh } from '../../locales/pages/zh/thread/conversation-merge.ts';

/** The texts of merging conversations. */
export function conversationMergeTexts(texts: PageLanguage) {
  return pageTexts(texts, 'conversationMerge', { en, zh });
}
