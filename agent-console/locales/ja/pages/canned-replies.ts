import type * as english from '../../pages/en/canned-replies.ts';

export const canned: typeof english.canned = {
  lead: '繰り返し使える返信です。返信欄で/を入力すると挿入できます。',
  own: '自分のみ',
  shared: '全員で共有',
  noneOwn: '自分用の定型文はまだありません。',
  none: '共有の定型文はまだありません。',
  addOwn: '定型文を追加',
  add: '共有の定型文を追加',
  folder: 'フォルダー（任意）',
  uses: (count, days) => `${days}日間で${count}回使用`,
  name: '名前',
  body: '返信',
  variables: '使用できる変数：',
  fallback: '縦棒の後に代わりの文を書けます：{{visitor.name|お客様}}',
  files: 'ファイル',
  tooMany: (limit, leftOut) =>
    `1件の定型文に付けられるファイルは${limit}件までです。${leftOut}件は追加されませんでした。`,
  uploading: 'ファイルをアップロード中です。完了してから保存してください。',
  failed: 'アップロードできなかったファイルがあります。再試行するか削除してから保存してください。',
};
