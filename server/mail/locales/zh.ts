import type { MailTexts } from './texts.ts';

export const zh: MailTexts = {
  answered: '{agent} 回复了您（{site}）',
  answeredLead: '{agent} 在 {site} 的在线客服中回复了您：',
  more: '对话中还有更多消息。',
  received: '我们已收到您的留言（{site}）',
  receivedLead: '感谢您的留言，我们会通过邮件回复您。',
  transcript: '您与 {site} 的对话记录',
  transcriptLead: '附件是您与 {site} 的对话记录。',
  open: '打开对话',
  replyHint: '您可以直接回复此邮件。',
  noReplyHint: '请勿回复此邮件，我们不会查看。请打开对话进行回复。',
  noReply: '请勿回复此邮件，我们不会查看。',
  linkHint: '链接有效期至 {date}。任何拥有此链接的人都可以查看此对话并发送消息，请勿转发。',
  why: '您收到此邮件，是因为您曾在 {site} 的在线客服中给我们留言。',
  write: '输入消息…',
  send: '发送',
  notSent: '消息发送失败，请重试。',
  you: '您',
  deleted: '此消息已撤回。',
  linkEnded: '此链接已失效',
  linkEndedHint: '请使用我们最新邮件中的链接，或通过网站上的在线客服联系我们。',
};
