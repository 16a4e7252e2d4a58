import type * as english from '../../pages/en/writing.ts';

export const writing: typeof english.writing = {
  language: '言語',
  asBrowser: 'ブラウザーと同じ',
  sendWith: '送信キー',
  choices: { enter: 'Enter', 'mod-enter': '⌘ + EnterまたはCtrl + Enter（Enterは改行）' },
};
