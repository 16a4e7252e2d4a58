import type { transcript as english } from '../en/transcript.ts';

export const transcript: typeof english = {
  title: '通过邮件发送聊天记录',
  lead: '以文本文件发送您与访客的全部消息，使用访客的语言。内部备注不会包含在内。',
  to: '邮箱地址',
  hint: '只有访客本人的邮箱会收到会话链接，并可直接回复。',
  send: '发送',
  queued: (to) => `聊天记录正在发送至 ${to}。发送结果会显示在会话中。`,
  close: '关闭',
};
