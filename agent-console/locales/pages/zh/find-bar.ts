import type { findBar as english } from '../en/find-bar.ts';

/** The sentences of the search in a conversation in Chinese. */
export const findBar: typeof english = {
  none: '无匹配结果',
  count: (at: number, count: number, more: boolean) => `第 ${at} 条，共 ${count}${more ? '+' : ''} 条`,
  older: '上一条（Enter）',
  newer: '下一条（Shift + Enter）',
  close: '关闭（Esc）',
};
