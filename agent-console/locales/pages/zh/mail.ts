import type { mail as english, siteMail as englishOfSites } from '../en/mail.ts';

/** The sentences of the page about mail in Chinese. */
export const mail: typeof english = {
  none: '尚未配置邮件服务器，因此不会发送任何邮件：无法将回复发给已离开的访客，也无法发送邀请或重置密码的邮件。请在服务器环境变量中设置 SMTP_URL 和 MAIL_FROM，然后重启服务器。',
  from: '发件人',
  server: '邮件服务器',
  demo: '演示模式：邮件不会发出，可在 /demo/outbox 查看',
  replies: '回复收件地址',
  noReplies: '不读取回复，邮件会提示请勿回复（未设置 MAIL_REPLY_TO）。',
  test: '给我发送测试邮件',
  accepted: (to: string, answer: string) => `邮件服务器已接收发往 ${to} 的邮件：${answer}`,
  refused: (to: string, answer: string) => `发往 ${to} 的邮件未被接收：${answer}`,
  dns: 'DNS 记录',
  dnsLead: '收件方会根据域名的以下记录判断发件人是否可信。具体内容请咨询您的邮件服务商。',
  selector: 'DKIM 选择器',
  selectorHint: '由邮件服务商提供，例如“mail”或“s1”。',
  check: '检查 DNS',
  records: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  states: { found: '已找到', missing: '缺失', unknown: '未检查' },
  queue: '最近的邮件',
  empty: '暂无邮件。',
  kinds: {
    missed: '未读回复',
    received: '留言确认',
    transcript: '聊天记录',
    test: '测试',
    invite: '邀请',
    reset: '重置密码',
    new_device: '新设备登录',
  },
  mailStates: {
    queued: '排队中',
    sent: '已发送',
    failed: '发送失败',
    bounced: '被退回',
    complained: '被标记为垃圾邮件',
  },
  next: (when) => `下次尝试：${when}`,
  later: (when) => `计划发送：${when}`,
  unknownAddress: '地址待定',
  retry: '重新发送',
  suppressed: '已停止发送的地址',
  suppressedLead: '由于邮件被永久退回或被收件人标记为垃圾邮件，不再向这些地址发送邮件。',
  allow: '恢复发送',
};

/** The same of a site's settings. */
export const siteMail: typeof englishOfSites = {
  none: '服务器尚未配置邮件服务（SMTP_URL），以下功能暂不生效。',
  missed: '将访客未看到的回复发送到其邮箱',
  missedHint: '适用于已离开聊天且留有邮箱的访客：所有未读回复合并为一封邮件。',
  minutes: '等待分钟数',
  minutesHint: '如果访客在此之前已读，或聊天窗口仍打开，则不发送。',
  received: '离线留言自动确认',
  receivedHint: '适用于聊天窗口请访客留下邮箱和消息时（在“营业时间”中设置）。',
  days: '会话链接有效天数',
  daysHint: '任何拥有链接的人都可以查看并回复这一个会话。填 0 则邮件中不含链接。',
};
