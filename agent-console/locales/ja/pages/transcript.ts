import type * as english from '../../pages/en/transcript.ts';

export const transcript: typeof english.transcript = {
  title: '会話履歴をメールで送信',
  lead: 'あなたと訪問者が書いたすべての内容を、訪問者の言語のテキストファイルで送ります。メモは含まれません。',
  to: 'メールアドレス',
  hint: '会話へのリンクと返信ができるのは、訪問者本人のアドレスだけです。',
  send: '送信',
  queued: (to) => `会話履歴を${to}に送信しています。受け付けられたかどうかは会話に表示されます。`,
  close: '閉じる',
};
