import { type Entity, mentionsIn } from './telegram-html.ts';

export const TELEGRAM_BOT = {
  id: 110201543,
  is_bot: true,
  first_name: 'Frontdesk',
  username: 'FrontdeskBot',
};

export type TelegramUser = {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
};
export type TelegramFile = {
  file_id: string;
  file_unique_id: string;
  name: string;
  size: number;
  content: Buffer;
};
export type TelegramMessage = Record<string, unknown> & {
  message_id: number;
  date: number;
  chat: { id: number; type: string };
  from: TelegramUser;
  text?: string;
  caption?: string;
  entities?: Entity[];
  message_thread_id?: number;
  is_topic_message?: true;
};
export type TelegramGroup = {
  id: number;
  type: 'supergroup' | 'group';
  title: string;
  username?: string;
  is_forum: boolean;
  /** The bot's place in it. */
  bot: { status: 'administrator' | 'member' | 'left' | 'kicked'; can_manage_topics: boolean };
  /** `by`: who made it, where that was not the bot. */
  topics: Map<number, { name: string; closed: boolean; by?: TelegramUser }>;
  messages: TelegramMessage[];
  /** It has become another one. */
  movedTo?: number;
};
type Update = Record<string, unknown> & { update_id: number };

/** The groups, the people and what they write, as a bot comes to know of it. */
export function createTelegramState() {
  const groups = new Map<number, TelegramGroup>();
  const users = new Map<number, TelegramUser>();
  const files = new Map<string, TelegramFile>();
  let updates: Update[] = [];
  let poll: { end(reason: 'news' | 'other'): void } | null = null;
  let webhookUrl = '';
  let count = 1_000;
  let deliverTwice = false;

  return {
    group: (id: number | string) =>
      [...groups.values()].find((one) => String(one.id) === String(id) || `@${one.username}` === id),
    users,
    next,
    tell,
    webhookUrl: () => webhookUrl,
    setWebhook(url: string) {
      webhookUrl = url;
    },
    fileAt: (path: string) => files.get(path.replace(/^documents\//, '')),
    addFile(name: string, content: Buffer, size = content.length): TelegramFile {
      const id = `F${next()}`;
      const file = { file_id: `${id}-${next()}`, file_unique_id: id, name, size, content };
      files.set(file.file_id, file);
      return file;
    },
    addGroup(id: number, more: Partial<TelegramGroup> = {}): TelegramGroup {
      const group: TelegramGroup = {
        id,
        type: 'supergroup',
        title: 'Support',
        is_forum: true,
        bot: { status: 'administrator', can_manage_topics: true },
        topics: new Map(),
        messages: [],
        ...more,
      };
      groups.set(id, group);
      return group;
    },
    addUser(id: number, first_name: string, more: Partial<TelegramUser> = {}): void {
      users.set(id, { id, is_bot: false, first_name, ...more });
    },
    topics: (groupId: number) => [...(groups.get(groupId)?.topics.keys() ?? [])],
    topicNames: (groupId: number) =>
      [...(groups.get(groupId)?.topics.values() ?? [])].map(({ name }) => name),
    /** What stands in a topic, its head first. */
    inTopic: (groupId: number, topic: number) =>
      (groups.get(groupId)?.messages ?? []).filter(({ message_thread_id }) => message_thread_id === topic),
    /** Somebody writes in a topic; without one, to the whole group. */
    say(groupId: number, userId: number, text: string, topic?: number, more: object = {}): TelegramMessage {
      const group = groups.get(groupId);
      const from = users.get(userId);
      if (group === undefined || from === undefined) throw new Error('Nobody is there.');
      const words = text === '' ? {} : { text, entities: mentionsIn(text) };
      const message: TelegramMessage = {
        ...{ message_id: next(), date: 1_700_000_000, chat: chatOf(group), from, ...words },
        ...(topic === undefined ? {} : { message_thread_id: topic, is_topic_message: true as const }),
        ...more,
      };
      group.messages.push(message);
      tell({ message });
      return message;
    },
    edit(message: TelegramMessage, text: string): void {
      Object.assign(message, { text, edit_date: 1_700_000_001 });
      tell({ edited_message: { ...message } });
    },
    /** The bot is made something in a group, or nothing. */
    setBot(groupId: number, status: TelegramGroup['bot']['status'], can_manage_topics = true): void {
      const group = groups.get(groupId);
      if (group === undefined) return;
      const old_chat_member = { ...group.bot, user: TELEGRAM_BOT };
      group.bot = { status, can_manage_topics };
      tell({
        my_chat_member: {
          ...{ chat: chatOf(group), from: TELEGRAM_BOT, date: 1_700_000_000, old_chat_member },
          new_chat_member: { ...group.bot, user: TELEGRAM_BOT },
        },
      });
    },
    /** A group becomes a supergroup with topics. */
    upgrade(groupId: number, to: number): void {
      const group = groups.get(groupId);
      if (group === undefined) return;
      group.movedTo = to;
      groups.set(to, {
        ...group,
        id: to,
        type: 'supergroup',
        is_forum: true,
        topics: new Map(),
        messages: [],
      });
      const message = { message_id: next(), date: 1_700_000_000, chat: { id: groupId, type: 'group' } };
      tell({ message: { ...message, migrate_to_chat_id: to } });
    },
    /** Every update comes again with the next answer, whatever was confirmed. */
    deliverTwice(on: boolean) {
      deliverTwice = on;
    },
    isAsked: () => poll !== null,
    pending: () => updates.length,
    endPoll: () => poll?.end('other'),
    /** @returns null when another request for updates came */
    async take(offset: number | undefined, timeoutSeconds: number, limit: number): Promise<Update[] | null> {
      poll?.end('other');
      const before = updates;
      if (offset !== undefined) updates = updates.filter(({ update_id }) => update_id >= offset);
      const again = deliverTwice ? before.filter((one) => !updates.includes(one)) : [];
      if (updates.length === 0 && again.length === 0 && timeoutSeconds > 0) {
        const reason = await new Promise<'news' | 'other'>((resolve) => {
          const mine = {
            end(why: 'news' | 'other') {
              clearTimeout(timer);
              if (poll === mine) poll = null;
              resolve(why);
            },
          };
          const timer = setTimeout(() => mine.end('news'), timeoutSeconds * 1_000);
          poll = mine;
        });
        if (reason === 'other') return null;
      }
      return [...again, ...updates].slice(0, limit);
    },
  };

  function next(): number {
    count += 1;
    return count;
  }

  /** An update, as it is. */
  function tell(update: Record<string, unknown>): void {
    updates.push({ update_id: next(), ...update });
    poll?.end('news');
  }
}
export type TelegramState = ReturnType<typeof createTelegramState>;

export function chatOf({ id, type, title, username, is_forum }: TelegramGroup) {
  return {
    ...{ id, type, title },
    ...(username === undefined ? {} : { username }),
    ...(is_forum ? { is_forum: true } : {}),
  };
}
