import type { MailTexts } from './texts.ts';

export const zhHant: MailTexts = {
  answered: '{agent} 回覆了您（{site}）',
  answeredLead: '{agent} 在 {site} 的線上客服中回覆了您：',
  more: '對話中還有更多訊息。',
  received: '我們已收到您的留言（{site}）',
  receivedLead: '感謝您的留言，我們會以電子郵件回覆您。',
  transcript: '您與 {site} 的對話記錄',
  transcriptLead: '附件是您與 {site} 的對話記錄。',
  open: '開啟對話',
  replyHint: '您可以直接回覆此郵件。',
  noReplyHint: '請勿回覆此郵件，我們不會查看。請開啟對話進行回覆。',
  noReply: '請勿回覆此郵件，我們不會查看。',
  linkHint: '連結有效期限至 {date}。任何擁有此連結的人都可以查看此對話並傳送訊息，請勿轉寄。',
  why: '您收到此郵件，是因為您曾在 {site} 的線上客服中留言給我們。',
  write: '輸入訊息…',
  send: '傳送',
  notSent: '訊息傳送失敗，請再試一次。',
  you: '您',
  deleted: '此訊息已收回。',
  linkEnded: '此連結已失效',
  linkEndedHint: '請使用我們最新郵件中的連結，或透過網站上的線上客服與我們聯絡。',
};
