import type { writing as english } from '../en/writing.ts';

/** The sentences of the page about writing and language in Chinese. */
export const writing: typeof english = {
  sendWith: '发送方式',
  choices: { enter: 'Enter', 'mod-enter': '⌘ + Enter 或 Ctrl + Enter；Enter 换行' },
  language: '语言',
  asBrowser: '与浏览器相同',
};
