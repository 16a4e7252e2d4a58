import type { ChatNotice } from '../contract/bridges/chat-hook-kinds.ts';

/** What notices say, in the languages of the console. */
export type NoticeTexts = {
  notices: Record<ChatNotice, (visitor: string, site: string, minutes: number) => string>;
  open: string;
  test: string;
};

const en: NoticeTexts = {
  notices: {
    new: (visitor, site) => `New conversation: ${visitor} · ${site}`,
    waiting: (visitor, site, minutes) => `Unanswered for ${minutes} min: ${visitor} · ${site}`,
    handed_off: (visitor, site) => `Handed off by the bot: ${visitor} · ${site}`,
  },
  open: 'Open in Frontdesk',
  test: 'Test notice from Frontdesk. Notices will appear in this channel.',
};

const zh: NoticeTexts = {
  notices: {
    new: (visitor, site) => `新会话：${visitor} · ${site}`,
    waiting: (visitor, site, minutes) => `已有 ${minutes} 分钟未回复：${visitor} · ${site}`,
    handed_off: (visitor, site) => `机器人已转人工：${visitor} · ${site}`,
  },
  open: '在 Frontdesk 中打开',
  test: '来自 Frontdesk 的测试通知。通知将显示在此频道中。',
};

/** The sentences in a language of the console; English for any other. */
export function noticeTexts(locale: string): NoticeTexts {
  return locale === 'zh' ? zh : en;
}
