import type * as english from '../../pages/en/find-bar.ts';

export const findBar: typeof english.findBar = {
  none: '該当なし',
  count: (at, count, more) => `${count}${more ? '+' : ''}件中${at}件目`,
  older: '前の一致（Enter）',
  newer: '次の一致（Shift + Enter）',
  close: '閉じる（Esc）',
};
