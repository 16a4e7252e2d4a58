import type { keys as english } from '../en/keys.ts';

/** The sentences of the page about keyboard shortcuts in Chinese. */
export const keys: typeof english = {
  lead: '选择一项，然后按下新按键。不支持带 Alt、Ctrl 或 ⌘ 的组合键。',
  groups: { navigation: '导航', conversation: '会话', writing: '编辑回复', general: '通用' },
  sending: { resolve: '发送并解决', snooze: '发送并稍后处理，直到访客回复' },
  press: '请按键……',
  change: (action: string, key: string) => `${action}：${key}。更改快捷键`,
  reset: '恢复默认',
};
