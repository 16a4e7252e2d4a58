import type { ServerResponse } from 'node:http';
import type { Uploaded } from './read-form.ts';
import { type Formatted, mentionsIn, readHtml } from './telegram-html.ts';
import {
  chatOf,
  TELEGRAM_BOT,
  type TelegramGroup,
  type TelegramMessage,
  type TelegramState,
  type TelegramUser,
} from './telegram-state.ts';

type Args = Record<string, unknown>;
type Refusal = { ok: false; error_code: number; description: string; parameters?: object };
type Outcome = { ok: true; result: unknown } | Refusal;

const LONGEST = 4_096;
const MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024;

/** The methods of https://core.telegram.org/bots/api that a bridge asks, and their refusals in Telegram's words. */
export function actOf(state: TelegramState) {
  return async (method: string, args: Args, response: ServerResponse): Promise<Outcome> => {
    switch (method) {
      case 'getMe':
        return done({ ...TELEGRAM_BOT, can_join_groups: true, can_read_all_group_messages: false });
      case 'getWebhookInfo':
        return done({ url: state.webhookUrl(), has_custom_certificate: false, pending_update_count: 0 });
      case 'deleteWebhook':
        state.setWebhook('');
        return done(true);
      case 'getUpdates':
        return getUpdates(args, response);
      case 'getFile':
        return getFile(String(args['file_id']));
      default:
        return inGroup(method, args);
    }
  };

  async function getUpdates({ offset, timeout = 0, limit = 100 }: Args, response: ServerResponse) {
    if (state.webhookUrl() !== '')
      return refused(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook");
    response.once('close', () => response.writableFinished || state.endPoll());
    const from = offset === undefined ? undefined : Number(offset);
    const updates = await state.take(from, Number(timeout), Number(limit));
    return updates === null
      ? refused(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        )
      : done(updates);
  }

  function getFile(fileId: string): Outcome {
    const file = state.fileAt(fileId);
    if (file === undefined) return refused(400, 'Bad Request: invalid file_id');
    if (file.size > MOST_DOWNLOAD_BYTES) return refused(400, 'Bad Request: file is too big');
    const { file_id, file_unique_id, size } = file;
    return done({ file_id, file_unique_id, file_size: size, file_path: `documents/${file_id}` });
  }

  function inGroup(method: string, args: Args): Outcome {
    const group = state.group(String(args['chat_id']));
    if (group === undefined) return refused(400, 'Bad Request: chat not found');
    if (group.movedTo !== undefined)
      return {
        ...refused(400, 'Bad Request: group chat was upgraded to a supergroup chat'),
        parameters: { migrate_to_chat_id: group.movedTo },
      };
    if (group.bot.status === 'left' || group.bot.status === 'kicked')
      return refused(
        403,
        `Forbidden: bot ${group.bot.status === 'left' ? 'is not a member of' : 'was kicked from'} the supergroup chat`,
      );
    switch (method) {
      case 'getChat':
        return done(chatOf(group));
      case 'getChatMember':
        return memberOf(group, Number(args['user_id']));
      case 'createForumTopic':
        return createTopic(group, String(args['name'] ?? ''));
      case 'reopenForumTopic':
        return changeTopic(group, Number(args['message_thread_id']), false);
      case 'closeForumTopic':
        return changeTopic(group, Number(args['message_thread_id']), true);
      case 'deleteForumTopic': {
        const topic = Number(args['message_thread_id']);
        group.messages = group.messages.filter(({ message_thread_id }) => message_thread_id !== topic);
        return done(group.topics.delete(topic));
      }
      case 'sendMessage':
        return sendMessage(group, args);
      case 'sendDocument':
        return sendDocument(group, args);
      case 'editMessageText':
        return editMessage(group, args);
      case 'editMessageReplyMarkup':
        return editMarkup(group, args);
      case 'deleteMessage': {
        const found = group.messages.find(({ message_id }) => message_id === Number(args['message_id']));
        if (found === undefined) return refused(400, 'Bad Request: message to delete not found');
        group.messages.splice(group.messages.indexOf(found), 1);
        return done(true);
      }
      default:
        return refused(404, 'Not Found');
    }
  }

  function memberOf(group: TelegramGroup, id: number): Outcome {
    if (id === TELEGRAM_BOT.id) return done({ ...group.bot, user: TELEGRAM_BOT });
    const user = state.users.get(id);
    return user === undefined
      ? refused(400, 'Bad Request: user not found')
      : done({ status: 'member', user });
  }

  function createTopic(group: TelegramGroup, name: string): Outcome {
    if (!group.is_forum) return refused(400, 'Bad Request: the chat is not a forum');
    if (!group.bot.can_manage_topics) return refused(400, 'Bad Request: not enough rights to create a topic');
    if (name === '' || Array.from(name).length > 128) return refused(400, 'Bad Request: TOPIC_TITLE_EMPTY');
    const message_thread_id = state.next();
    group.topics.set(message_thread_id, { name, closed: false });
    return done({ message_thread_id, name, icon_color: 7322096 });
  }

  function changeTopic(group: TelegramGroup, id: number, closed: boolean): Outcome {
    const topic = group.topics.get(id);
    if (topic === undefined) return refused(400, 'Bad Request: message thread not found');
    if (topic.closed === closed) return refused(400, 'Bad Request: TOPIC_NOT_MODIFIED');
    topic.closed = closed;
    return done(true);
  }

  function sendMessage(group: TelegramGroup, args: Args): Outcome {
    const formatted = formattedOf(args);
    if (typeof formatted === 'string') return refused(400, formatted);
    return post(group, args, formatted);
  }

  function sendDocument(group: TelegramGroup, args: Args): Outcome {
    const uploaded = args['document'] as Uploaded | undefined;
    if (uploaded === undefined) return refused(400, 'Bad Request: there is no document in the request');
    const { name, content } = uploaded;
    const { file_id, file_unique_id, size } = state.addFile(name, content);
    return post(group, args, { document: { file_id, file_unique_id, file_name: name, file_size: size } });
  }

  function post(group: TelegramGroup, args: Args, what: object): Outcome {
    const topic = args['message_thread_id'] === undefined ? null : Number(args['message_thread_id']);
    const found = topic === null ? undefined : group.topics.get(topic);
    if (topic !== null && found === undefined) return refused(400, 'Bad Request: message thread not found');
    if (found?.closed === true) return refused(400, 'Bad Request: TOPIC_CLOSED');
    const { message_id: replied } = (args['reply_parameters'] ?? {}) as { message_id?: number };
    const original = group.messages.find(({ message_id }) => message_id === replied);
    if (replied !== undefined && original === undefined)
      return refused(400, 'Bad Request: message to be replied not found');
    const inThread = original !== undefined && original.message_thread_id === (topic ?? undefined);
    const message: TelegramMessage = {
      ...(inThread ? { reply_to_message: { ...original } } : {}),
      // In a topic, what replies to nothing replies to its beginning.
      ...(topic !== null && replied === undefined
        ? { reply_to_message: beginningOf(group, topic, found) }
        : {}),
      ...{ message_id: state.next(), date: 1_700_000_000, chat: chatOf(group), from: TELEGRAM_BOT, ...what },
      ...(topic === null ? {} : { message_thread_id: topic, is_topic_message: true as const }),
    };
    group.messages.push(message);
    return done(message);
  }

  /** The service message with which a topic begins has the number of the topic. */
  function beginningOf(
    group: TelegramGroup,
    topic: number,
    { name = '', by = TELEGRAM_BOT }: { name?: string; by?: TelegramUser } = {},
  ) {
    return {
      ...{ message_id: topic, date: 1_700_000_000, chat: chatOf(group), from: by },
      ...{
        message_thread_id: topic,
        is_topic_message: true,
        forum_topic_created: { name, icon_color: 7322096 },
      },
    };
  }

  /** Nothing here has buttons. */
  function editMarkup(group: TelegramGroup, args: Args): Outcome {
    const found = group.messages.find(({ message_id }) => message_id === Number(args['message_id']));
    if (found === undefined) return refused(400, 'Bad Request: message to edit not found');
    if (found.from.id !== TELEGRAM_BOT.id) return refused(400, "Bad Request: message can't be edited");
    return refused(400, 'Bad Request: message is not modified: specified new reply markup is the same');
  }

  function editMessage(group: TelegramGroup, args: Args): Outcome {
    const found = group.messages.find(({ message_id }) => message_id === Number(args['message_id']));
    if (found === undefined) return refused(400, 'Bad Request: message to edit not found');
    if (found.from.id !== TELEGRAM_BOT.id) return refused(400, "Bad Request: message can't be edited");
    const formatted = formattedOf(args);
    if (typeof formatted === 'string') return refused(400, formatted);
    if (
      formatted.text === found.text &&
      JSON.stringify(formatted.entities) === JSON.stringify(found.entities)
    )
      return refused(
        400,
        'Bad Request: message is not modified: specified new message content is exactly the same',
      );
    return done(Object.assign(found, formatted));
  }
}

/** The text after its marks are read, or the sentence with which it is refused. */
function formattedOf({ text = '', parse_mode }: Args): Formatted | string {
  const given = String(text);
  const read = parse_mode === 'HTML' ? readHtml(given) : { text: given, entities: mentionsIn(given) };
  if (typeof read === 'string') return read;
  if (read.text.trim() === '') return 'Bad Request: message text is empty';
  return read.text.length > LONGEST ? 'Bad Request: message is too long' : read;
}

function done(result: unknown): Outcome {
  return { ok: true, result };
}

function refused(error_code: number, description: string): Refusal {
  return { ok: false, error_code, description };
}
