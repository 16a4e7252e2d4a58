import type * as english from '../../../pages/en/people/merge.ts';

export const merge: typeof english.merge = {
  title: '連絡先を統合',
  lead: '2件の連絡先が同じ人の場合は統合できます。会話、メモ、両方の情報が1件の連絡先にまとまります。',
  other: 'もう一方の連絡先',
  otherHint: '同じサイトの連絡先を、名前、メールアドレス、属性で検索します。',
  search: '検索',
  none: '連絡先が見つかりません。',
  choose: '選択',
  chooseNamed: (name) => `${name}さんを選択`,
  seen: (when) => `最終アクセス ${when}`,
  into: (merged, kept) => `「${merged}」を「${kept}」に統合します。統合後：`,
  name: '名前',
  email: 'メールアドレス',
  conversations: '移動する会話',
  moves: (count) => `${count.toLocaleString('ja')}件の会話`,
  signsOut: (name) =>
    `サイトが利用者を確認していないため、「${name}」はブラウザーでログアウトされます。統合を元に戻しても、ログイン状態には戻りません。`,
  undoHint: '7日間は元に戻せます。',
  merge: '統合',
  keepInstead: (name) => `代わりに「${name}」を残す`,
  back: '戻る',
  done: (merged, kept) => `「${merged}」を「${kept}」に統合しました。`,
  undone: (stayed) =>
    stayed === 0
      ? '統合を元に戻しました。連絡先は2件に戻りました。'
      : `統合を元に戻しました。統合後に訪問者が書き込んだ${stayed}件の会話は、残った連絡先に残ります。`,
  another: '別の連絡先を統合',
  recent: '過去7日間の統合',
  mergedAt: (when) => `統合 ${when}`,
  undoUntil: (when) => `${when}まで元に戻せます`,
  undo: '統合を元に戻す',
  close: '閉じる',
};
