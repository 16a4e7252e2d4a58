import type * as english from '../../../pages/en/mail/quarantine.ts';

export const quarantine: typeof english.quarantine = {
  lead: (address) =>
    `${address}宛てのメールのうち、会話に追加されなかったものです。添付ファイルを除き、30日間保管されます。`,
  off: 'メールボックスを読み取っていません。MAIL_REPLY_TOと、IMAP_URL、INCOMING_SMTP_PORT、INCOMING_MAIL_SECRETのいずれかを設定してください。',
  none: '隔離されたメールはありません。',
  noSubject: '（件名なし）',
  files: (count) => `添付ファイル${count}件（保存されていません）`,
  add: '会話に追加',
  open: '会話を開く',
  delete: '削除',
  deleteSure: '完全に削除しますか？',
  reasons: {
    auto_reply: '自動返信',
    list: 'ニュースレターまたはメーリングリスト',
    calendar: 'カレンダーの招待',
    system: 'システムメール',
    own_mail: '自社のアドレスから',
    unknown_conversation: '該当する会話なし',
    unknown_report: '不明なメールの配信レポート',
    blocked: '訪問者がブロック中',
    too_many: '1時間のメールが多すぎます',
    empty: '本文もファイルもなし',
    too_large: '25 MB超過',
    too_many_parts: 'パートが多すぎます',
    too_deep: '入れ子が深すぎます',
    headers_too_large: 'ヘッダーが大きすぎます',
    broken: '読み取れません',
  },
};
