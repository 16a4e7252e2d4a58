import type { ThreadedKind } from '../database/tables/bridges.ts';

/** What we say in the threads of a chat, in the languages of the console. */
export type ThreadTexts = {
  title: (visitor: string, site: string) => string;
  topic: (topic: string) => string;
  page: (page: string) => string;
  email: (email: string) => string;
  status: {
    waiting: string;
    open: (agent: string) => string;
    snoozed: string;
    resolved: string;
  };
  open: string;
  hint: string;
  /** Whose words it is that follow. */
  signed: Record<'visitor' | 'agent' | 'bot' | 'note', (name: string) => string>;
  claimed: (agent: string) => string;
  released: string;
  resolved: (by: string) => string;
  reopened: (by: string) => string;
  unanswered: (minutes: number) => string;
  editedHere: (text: string) => string;
  unsentHere: string;
  fileLost: (name: string) => string;
  unmapped: string;
  anonymous: string;
  notSent: (reason: string) => string;
  notChanged: (reason: string) => string;
  notDeleted: (reason: string) => string;
  becameNote: string;
  nothingToSend: string;
  fileUnreadable: string;
  /** By the code of the refusal. */
  refusals: Readonly<Record<string, string>>;
  test: string;
};

const en: ThreadTexts = {
  title: (visitor, site) => `${visitor} · ${site}`,
  topic: (topic) => `Topic: ${topic}`,
  page: (page) => `Page: ${page}`,
  email: (email) => `E-mail: ${email}`,
  status: {
    waiting: 'Status: waiting for an answer',
    open: (agent) => `Status: open, assigned to ${agent}`,
    snoozed: 'Status: snoozed',
    resolved: 'Status: resolved',
  },
  open: 'Open in Frontdesk',
  hint: 'Reply in this thread to answer the visitor. Start with “note:” or “#” to write an internal note.',
  signed: {
    visitor: (name) => name,
    agent: (name) => `${name} (agent)`,
    bot: (name) => `${name} (bot)`,
    note: (name) => `${name} (internal note)`,
  },
  claimed: (agent) => `${agent} took the conversation.`,
  released: 'The conversation is back in the queue.',
  resolved: (by) => `${by} resolved the conversation.`,
  reopened: (by) => `${by} reopened the conversation.`,
  unanswered: (minutes) => `Unanswered for ${minutes} min.`,
  editedHere: (text) => `Edited in Frontdesk: ${text}`,
  unsentHere: 'This reply was deleted in Frontdesk. The visitor no longer sees it.',
  fileLost: (name) => `The file “${name}” could not be sent here. Open it in Frontdesk.`,
  unmapped:
    'Not sent to the visitor: no Frontdesk agent matches your account here. An admin can link it under Settings › Chat bridges.',
  anonymous:
    'Not sent to the visitor: you are writing anonymously. Turn off “Remain anonymous” in your administrator rights and write again.',
  notSent: (reason) => `Not sent to the visitor: ${reason}`,
  notChanged: (reason) => `Not changed for the visitor: ${reason}`,
  notDeleted: (reason) => `Not deleted for the visitor: ${reason}`,
  becameNote: 'a reply cannot become a note. Delete it and write a new one.',
  nothingToSend: 'only text and files can be sent.',
  fileUnreadable: 'the file could not be read. Check that the app has the scope “files:read”.',
  refusals: {
    message_too_long: 'it is longer than 10,000 characters. Send it in parts.',
    too_late: 'it was sent too long ago. Send another message.',
    forbidden: 'only its author can change it.',
    conversation_unknown: 'the conversation has been deleted.',
    file_too_large: 'the file is larger than 20 MB.',
    file_empty: 'the file is empty.',
  },
  test: 'Test message from Frontdesk. Conversations will appear in this channel.',
};

const zh: ThreadTexts = {
  title: (visitor, site) => `${visitor} · ${site}`,
  topic: (topic) => `主题：${topic}`,
  page: (page) => `页面：${page}`,
  email: (email) => `邮箱：${email}`,
  status: {
    waiting: '状态：等待回复',
    open: (agent) => `状态：处理中，由 ${agent} 负责`,
    snoozed: '状态：已暂缓',
    resolved: '状态：已解决',
  },
  open: '在 Frontdesk 中打开',
  hint: '在此消息串中回复即可答复访客。以“note:”或“#”开头的内容为内部备注，访客不可见。',
  signed: {
    visitor: (name) => name,
    agent: (name) => `${name}（客服）`,
    bot: (name) => `${name}（机器人）`,
    note: (name) => `${name}（内部备注）`,
  },
  claimed: (agent) => `${agent} 已接入会话。`,
  released: '会话已退回队列。',
  resolved: (by) => `${by} 已将会话标记为已解决。`,
  reopened: (by) => `${by} 已重新打开会话。`,
  unanswered: (minutes) => `已有 ${minutes} 分钟未回复。`,
  editedHere: (text) => `已在 Frontdesk 中编辑：${text}`,
  unsentHere: '此回复已在 Frontdesk 中撤回，访客无法再看到。',
  fileLost: (name) => `文件“${name}”无法发送到这里，请在 Frontdesk 中查看。`,
  unmapped: '未发送给访客：您在此处的账号没有对应的 Frontdesk 客服。管理员可在“设置 › 聊天桥接”中关联。',
  anonymous: '未发送给访客：您正在匿名发言。请在管理员权限中关闭“匿名”后重新发送。',
  notSent: (reason) => `未发送给访客：${reason}`,
  notChanged: (reason) => `访客看到的内容未更改：${reason}`,
  notDeleted: (reason) => `访客看到的内容未删除：${reason}`,
  becameNote: '已发送的回复不能改为备注。请删除后重新填写。',
  nothingToSend: '只能发送文字和文件。',
  fileUnreadable: '无法读取文件。请检查应用是否拥有“files:read”权限。',
  refusals: {
    message_too_long: '内容超过 10,000 个字符，请分多条发送。',
    too_late: '发送时间过久，无法更改。请另发一条消息。',
    forbidden: '只有作者本人可以更改。',
    conversation_unknown: '该会话已被删除。',
    file_too_large: '文件超过 20 MB。',
    file_empty: '文件为空。',
  },
  test: '来自 Frontdesk 的测试消息。会话将显示在此频道中。',
};

type Own = Partial<Record<ThreadedKind, Partial<ThreadTexts>>>;

/** Where a chat has words of its own. */
const ownEn: Own = {
  telegram: {
    hint: 'Write in this topic to answer the visitor. Start with “note:” or “#” to write an internal note.',
    unsentHere: 'A reply in this topic was deleted in Frontdesk. The visitor no longer sees it.',
    fileUnreadable: 'the file could not be read. Telegram gives files of up to 20 MB to bots.',
    test: 'Test message from Frontdesk. Each conversation will be a topic of this group.',
  },
};
const ownZh: Own = {
  telegram: {
    hint: '在此话题中发言即可答复访客。以“note:”或“#”开头的内容为内部备注，访客不可见。',
    unsentHere: '此话题中的一条回复已在 Frontdesk 中撤回，访客无法再看到。',
    fileUnreadable: '无法读取文件。Telegram 仅允许机器人读取 20 MB 以内的文件。',
    test: '来自 Frontdesk 的测试消息。每个会话都将成为此群组中的一个话题。',
  },
};

/** The sentences in a language of the console; English for any other. */
export function threadTexts(locale: string, kind: ThreadedKind): ThreadTexts {
  return locale === 'zh' ? { ...zh, ...ownZh[kind] } : { ...en, ...ownEn[kind] };
}
