import type * as english from '../../pages/en/labels.ts';

export const labels: typeof english.labels = {
  lead: '会話を話題ごとに分類し、ラベルで絞り込めます。',
  none: 'ラベルはまだありません。',
  add: 'ラベルを追加',
  name: '名前',
  color: '色',
};
