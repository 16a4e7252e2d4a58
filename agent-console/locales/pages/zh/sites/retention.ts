import type {
  retention as english,
  deletion as englishDeletion,
  masking as englishMasking,
  siteDeletion as englishSiteDeletion,
} from '../../en/sites/retention.ts';

export const retention: typeof english = {
  lead: '超过期限的数据将在一小时内永久删除。留空则一直保留。',
  conversations: '已解决会话的保留天数',
  conversationsHint:
    '从会话最后一次活动算起。进行中和设为稍后处理的会话不会删除。消息、备注、文件、草稿和邮件会一并删除。',
  files: '文件的保留天数',
  filesHint: '从发送时算起，包括进行中的会话。消息会保留，并注明文件已删除。团队聊天室中的文件不会删除。',
  visitors: '无会话访客的保留天数',
  visitorsHint: '从最后一次访问算起。通过 API 创建的联系人和已屏蔽的访客不会删除。',
  activity: '访客浏览记录和事件的保留天数',
  preview: '查看将删除的内容',
  counted: (conversations, files, visitors, complete) =>
    `现在将删除${complete ? '' : '至少'} ${conversations} 个会话、${files} 个文件和 ${visitors} 位访客。`,
  sure: (what) => `${what}删除后无法恢复。仍要保存吗？`,
  saveAnyway: '保存并删除',
};

export const deletion: typeof englishDeletion = {
  title: '删除会话',
  lead: '此会话的消息、备注、文件、草稿和邮件将永久删除，您和访客都无法再看到。访客资料及其他会话会保留。',
  copies: 'Frontdesk 以外的副本不受影响：已发送的邮件、团队聊天、备份。',
  delete: '永久删除',
};

export const siteDeletion: typeof englishSiteDeletion = {
  open: '删除网站……',
  lead: (conversations, visitors) =>
    `将永久删除此网站，包括 ${conversations} 个会话和 ${visitors} 位访客：消息、备注、文件、邮件、浏览记录和身份密钥。聊天窗口会立即从您的网站消失，正在使用的访客会断开连接。报表中的数字会保留，但不含个人信息。`,
  copies: 'Frontdesk 以外的副本不受影响：已发送的邮件、团队聊天、备份。',
  tag: '请同时从您的网页中移除代码。',
  name: (name) => `输入“${name}”以确认`,
  delete: '永久删除网站',
  mistyped: '名称不一致。',
};

export const masking: typeof englishMasking = {
  cards: '遮盖银行卡号',
  cardsHint:
    '消息、备注、草稿、表单、评价、文件名和收到的邮件在保存前都会处理。仅保留最后四位，其余数字之后无法查看。',
  patterns: '其他需要遮盖的内容，每行一个规则',
  patternsHint: '使用正则表达式，例如用 K-\\d{6} 匹配客户编号。',
};
