import type { answerButtons as english } from '../../en/writing/answer-buttons.ts';

/** The form of the answers that a message offers as buttons, in Chinese. */
export const answerButtons: typeof english = {
  title: '选项按钮',
  words: '按钮文字',
  add: '添加',
  remove: (words: string) => `移除“${words}”`,
  up: (words: string) => `将“${words}”上移`,
  down: (words: string) => `将“${words}”下移`,
  blank: '请先输入消息内容，按钮会显示在消息下方。',
  full: (count: number) => `一条消息最多有 ${count} 个按钮。`,
  known: '已有相同文字的按钮。',
  brackets: '按钮文字不能包含 [[ 或 ]]，也不能以 ] 结尾。',
  done: '完成',
};
