import { anonymousCode } from '../../server/contract/anonymous-name.ts';
import type { PushNotice } from '../../server/contract/notices/push-notice.ts';

type Texts = {
  waiting(name: string): string;
  assigned(name: string): string;
  mention(by: string): string;
  room(by: string, room: string): string;
  offer(name: string): string;
  rating(name: string, score: number): string;
  test: string;
  testBody: string;
  newMessage: string;
  anonymous(code: string): string;
  reply: string;
  claim: string;
};

const EN: Texts = {
  waiting: (name) => `${name} is waiting`,
  assigned: (name) => `Assigned to you: ${name}`,
  mention: (by) => `${by} mentioned you`,
  room: (by, room) => `${by} in ${room}`,
  offer: (name) => `Offered to you: ${name}`,
  rating: (name, score) => `${name} gave a rating of ${score} out of 5`,
  test: 'Notifications are on',
  testBody: 'You’ll be notified here, even when the console is closed.',
  newMessage: 'New message',
  anonymous: (code) => `Visitor ${code}`,
  reply: 'Reply',
  claim: 'Claim',
};
const ZH: Texts = {
  waiting: (name) => `${name} 正在等待`,
  assigned: (name) => `已分配给您：${name}`,
  mention: (by) => `${by} 提到了您`,
  room: (by, room) => `${by}（${room}）`,
  offer: (name) => `有新会话待您接受：${name}`,
  rating: (name, score) => `${name} 评分：${score} / 5`,
  test: '通知已开启',
  testBody: '即使控制台已关闭，您也会在这里收到通知。',
  newMessage: '新消息',
  anonymous: (code) => `访客 ${code}`,
  reply: '回复',
  claim: '认领',
};

export type NoticeWords = { title: string; body: string; actions: { action: string; title: string }[] };

/** What a notification says, in the language of the console that subscribed. */
export function wordsOf({ kind, locale, name = '', by = '', score = 0, text }: PushNotice): NoticeWords {
  const t = locale.startsWith('zh') ? ZH : EN;
  const code = anonymousCode(name);
  const who = code === null ? name : t.anonymous(code);
  const body = text ?? (kind === 'assigned' || kind === 'offer' ? '' : t.newMessage);
  const reply = { action: 'reply', title: t.reply };
  const claim = { action: 'claim', title: t.claim };
  switch (kind) {
    case 'waiting':
      return { title: t.waiting(who), body: text ?? '', actions: [claim, reply] };
    case 'offer':
      return { title: t.offer(who), body, actions: [claim] };
    case 'assigned':
      return { title: t.assigned(who), body, actions: [reply] };
    case 'mention':
      return { title: t.mention(by), body, actions: [] };
    case 'room':
      return { title: t.room(by, who), body, actions: [reply] };
    case 'rating':
      return { title: t.rating(who, score), body: text ?? '', actions: [] };
    case 'test':
      return { title: t.test, body: t.testBody, actions: [] };
    default:
      return { title: who, body, actions: [reply] };
  }
}
