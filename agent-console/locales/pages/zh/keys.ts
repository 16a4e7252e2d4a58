import type { keys as english } from '../en/keys.ts';

/** The sentences of the page about keyboard shortcuts in Chinese. */
export const keys: typeof english = {
  lead: '选择一项，然后按下新按键。不支持带 Alt、Ctrl 或 ⌘ 的组合键。',
  press: '请按键……',
  change: (action: string, key: string) => `${action}：${key}。更改快捷键`,
  reset: '恢复默认',
};
