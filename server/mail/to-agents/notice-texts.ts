import type { NoticeEvent } from '../../contract/notices/notices.ts';

/** What mails about missed things say. `{name}` is the visitor or the room, `{by}` a colleague, `{score}` from 1 to 5. */
export type NoticeTexts = {
  greeting: string;
  kinds: Record<NoticeEvent, string>;
  mentionInRoom: string;
  several: string;
  more: string;
  open: string;
  why: string;
  somebody: string;
  aVisitor: string;
  page: { title: string; lead: string; button: string; done: string; again: string };
};

const en: NoticeTexts = {
  greeting: 'Hello {name},',
  kinds: {
    waiting: '{name} is waiting for an answer',
    message: 'New message from {name}',
    assigned: '{by} assigned you the conversation with {name}',
    mention: '{by} mentioned you in the conversation with {name}',
    room: 'New message in {name}',
    offer: 'You are offered the conversation with {name}',
    rating: '{name} gave a rating of {score} out of 5',
  },
  mentionInRoom: '{by} mentioned you in {name}',
  several: 'You missed {count} things in Frontdesk',
  more: 'And {count} more.',
  open: 'Open',
  why: 'You’re getting this because of your notification settings: {settings}\nTurn off e-mail notifications: {decline}',
  somebody: 'Somebody',
  aVisitor: 'A visitor',
  page: {
    title: 'E-mail notifications',
    lead: 'You get e-mails about visitors, assignments, mentions and bad ratings you’ve missed.',
    button: 'Turn off e-mail notifications',
    done: 'E-mail notifications are off. You can also turn them on again in the console, under Settings.',
    again: 'Turn on again',
  },
};

const zh: NoticeTexts = {
  greeting: '{name}，您好：',
  kinds: {
    waiting: '{name} 正在等待回复',
    message: '{name} 发来新消息',
    assigned: '{by} 将与 {name} 的会话分配给了您',
    mention: '{by} 在与 {name} 的会话中提到了您',
    room: '{name} 中有新消息',
    offer: '与 {name} 的会话等待您接手',
    rating: '{name} 给出了 {score} 分的评价（满分 5 分）',
  },
  mentionInRoom: '{by} 在“{name}”中提到了您',
  several: '您在 Frontdesk 有 {count} 条未读通知',
  more: '另有 {count} 条。',
  open: '打开',
  why: '您收到此邮件是因为您的通知设置：{settings}\n关闭邮件通知：{decline}',
  somebody: '同事',
  aVisitor: '访客',
  page: {
    title: '邮件通知',
    lead: '您会收到关于未查看的访客消息、会话分配、提及和差评的邮件。',
    button: '关闭邮件通知',
    done: '邮件通知已关闭。您也可以在控制台的“设置”中重新开启。',
    again: '重新开启',
  },
};

/** In one of the console's languages. */
export function noticeTexts(tag: 'en' | 'zh'): NoticeTexts {
  return tag === 'zh' ? zh : en;
}
