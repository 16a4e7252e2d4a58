import type { quarantine as english } from '../../en/mail/quarantine.ts';

/** Sentences about mail that became no message, in Chinese. */
export const quarantine: typeof english = {
  lead: (address) => `发往 ${address} 但未归入会话的邮件。保留 30 天，不含附件。`,
  off: '未读取任何邮箱。请设置 MAIL_REPLY_TO，以及 IMAP_URL、INCOMING_SMTP_PORT 或 INCOMING_MAIL_SECRET 之一。',
  none: '没有隔离的邮件。',
  noSubject: '（无主题）',
  files: (count) => `${count} 个附件，未保留`,
  add: '添加到会话',
  open: '打开会话',
  delete: '删除',
  deleteSure: '永久删除？',
  reasons: {
    auto_reply: '自动回复',
    list: '订阅邮件或邮件列表',
    calendar: '日历邀请',
    system: '系统邮件',
    own_mail: '来自我们自己的地址',
    unknown_conversation: '没有对应的会话',
    unknown_report: '未知邮件的投递报告',
    blocked: '访客已被屏蔽',
    too_many: '一小时内邮件过多',
    empty: '没有文字和附件',
    too_large: '超过 25 MB',
    too_many_parts: '邮件分段过多',
    too_deep: '嵌套过深',
    headers_too_large: '邮件头过大',
    broken: '无法读取',
  },
};
