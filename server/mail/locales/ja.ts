import type { MailTexts } from './texts.ts';

export const ja: MailTexts = {
  answered: '{agent}から返信があります（{site}）',
  answeredLead: '{site}のチャットで{agent}から返信がありました。',
  more: '会話にはほかにもメッセージがあります。',
  received: 'メッセージを受け付けました（{site}）',
  receivedLead: 'お問い合わせいただきありがとうございます。メールでご返信いたします。',
  transcript: '{site}との会話の記録',
  transcriptLead: '{site}との会話の記録を添付いたします。',
  open: '会話を開く',
  replyHint: 'このメールにそのままご返信いただけます。',
  noReplyHint: 'このメールにご返信いただいてもお読みできません。会話を開いてご返信ください。',
  noReply: 'このメールにご返信いただいてもお読みできません。',
  linkHint:
    'このリンクは{date}まで有効です。リンクを知っている人はだれでもこの会話を閲覧し、書き込むことができますので、ほかの人に教えないでください。',
  why: 'このメールは、{site}のチャットでお問い合わせいただいた方にお送りしています。',
  write: 'メッセージを入力…',
  send: '送信',
  notSent: 'メッセージを送信できませんでした。もう一度お試しください。',
  you: 'あなた',
  deleted: 'このメッセージは取り消されました。',
  linkEnded: 'このリンクは無効になりました',
  linkEndedHint: '最新のメールのリンクをご利用いただくか、ウェブサイトのチャットからお問い合わせください。',
};
