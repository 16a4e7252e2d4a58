import type * as english from '../../pages/en/canned-replies.ts';

export const canned: typeof english.canned = {
  lead: '繰り返し使える返信です。返信欄で/を入力すると挿入できます。',
  none: '定型文はまだありません。',
  add: '定型文を追加',
  name: '名前',
  body: '返信',
  variables: '使用できる変数：',
  fallback: '縦棒の後に代わりの文を書けます：{{visitor.name|お客様}}',
};
