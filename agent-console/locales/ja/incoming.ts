import type * as english from '../en-incoming.ts';

export const incoming: typeof english.incoming = {
  incoming: {
    byMail: 'メール',
    byMailHint: 'メールで届きました。差出人アドレスは偽装されている可能性があります。',
    byLink: 'リンク',
    byLinkHint: 'メール内のリンクから書き込まれました。リンクを知っている人なら誰でも使えます。',
    stranger: '訪問者以外',
    strangerHint: '訪問者以外の人がこの会話に送りました。訪問者には表示されません。',
    unknownSender: '差出人不明',
    cut: 'メッセージの上限を超えています。全文は添付ファイルをご覧ください。',
    packed:
      'Outlookがファイルをwinmail.datにまとめています。テキスト形式またはHTML形式で送るよう差出人に依頼してください。',
    lost: (name, why) => `${name}は追加されませんでした：${why}`,
    why: {
      stranger: 'ファイルは訪問者本人からのみ受け付けます',
      file_too_large: 'サイズが大きすぎます',
      file_empty: 'ファイルが空です',
      file_kind_refused: '受け付けていない種類のファイルです',
      file_unreadable: '画像を読み取れません',
      picture_too_large: '画像が大きすぎます',
      too_many_requests: '1日に受け付けるファイル数を超えています',
      too_many_files: '1通のメールのファイルが多すぎます',
      forbidden: 'このサイトは訪問者からのファイルを受け付けていません',
    },
    otherReason: '保存できませんでした',
  },
};
