import type * as english from '../../../pages/en/sites/ladder.ts';

export const ladder: typeof english.ladder = {
  lead: '訪問者に返信がないときの対応です。各手順は、最初の未返信メッセージから数えて1回だけ実行されます。',
  none: '手順なし：訪問者に返信がなくても何も行われません。',
  after: '経過時間（分）',
  when: '実行する時間帯',
  times: { open: '営業時間内', closed: '営業時間外', always: '常時' },
  action: '手順',
  actions: {
    next: '次の対応可能なエージェントに打診（打診または通知）',
    push: '対応可能な全員にプッシュ通知を送信',
    mail: 'チームにメールを送信',
    bridge: 'チームチャットに投稿（チャット連携、お知らせ）',
    visitor: '訪問者に案内し、メールアドレスを尋ねる',
  },
  noMail: 'このサーバーはメールを送信しません。メールが必要な手順は省略されます。',
  step: (number) => `手順 ${number}`,
  add: '手順を追加',
  remove: '手順を削除',
};
