import type { mentions as english } from '../en/mentions.ts';

/** The sentences of the page of mentions in Chinese. */
export const mentions: typeof english = {
  none: '没有新的提及',
  noneHint: '用 @ 提及您的备注会显示在这里，阅读后消失。',
};
