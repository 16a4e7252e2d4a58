import type { conversationMerge as en } from '../../../pages/en/thread/conversation-merge.ts';

/** Merging two conversations of a visitor, reading the merged one, separating them. */
export const conversationMerge: typeof en = {
  title: '会話の統合',
  lead: 'この訪問者との別の会話を選択してください。2 つの会話が 1 つになります。',
  none: 'この訪問者との会話はほかにありません。',
  choose: '選択',
  chooseNamed: (words: string) => `「${words}」を選択`,
  into: (merged: string, kept: string) => `${merged}の会話を${kept}の会話に統合します。`,
  messages: 'メッセージとメモ',
  files: 'ファイル',
  scheduled: '送信されない予約メッセージ',
  goesOn:
    '統合された会話は解決済みになり、引き続き閲覧できます。訪問者がそこに書いた内容は、もう一方の会話に表示されます。いつでも分離できます。',
  wakes: '残す会話はスヌーズ中です。訪問者が返信を待っているため、統合するとスヌーズは解除されます。',
  staysSnoozed: (until: string | null) =>
    until === null
      ? '残す会話は、訪問者が返信するまでスヌーズ中のままです。'
      : `残す会話は${until}までスヌーズ中のままです。`,
  merge: '統合',
  keepOther: 'もう一方を残す',
  back: '戻る',
  close: 'キャンセル',
  absorbed: (name: string) => `${name}が別の会話をこの会話に統合しました`,
  detached: (name: string) => `${name}が統合された会話を分離しました`,
  merged: (name: string) => `${name}がこの会話を別の会話に統合しました`,
  separated: (name: string) => `${name}がこの会話をもう一方の会話から分離しました`,
  from: (when: string, count: number) => `${when}の会話（${count.toLocaleString('ja')} 件のメッセージ）`,
  label: (when: string) => `${when}の会話のメッセージ`,
  earlier: '以前のメッセージ',
  open: '開く',
  separate: '分離',
  failed: 'メッセージを読み込めませんでした。',
  deleted: 'この会話は削除されました。',
  retry: '再試行',
  bar: 'この会話は別の会話に統合されました。',
  barHint: '返信はそちらで行ってください。',
  openKept: '統合先の会話を開く',
};
