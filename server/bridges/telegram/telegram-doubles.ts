import { ChatRefused, type Place } from '../chat-service.ts';
import type { TelegramApi, TelegramArgs } from './telegram-api.ts';

type Json = Readonly<Record<string, unknown>>;

/** The posts of a group are numbered. Between a post whose answer was lost and the same again, as a rule, are few. */
const LOOKED_THROUGH = 12;
/** What is said to look at a post, for a moment. */
const GLANCE = { text: '…', disable_notification: true };

/**
 * Takes away what stands twice: posts of this bot in this topic, shortly before `remoteId`, that say the same and are none that is known. A bot
 * cannot read, but two things tell it of a post by its number: that a change which changes nothing is refused with another sentence where the post is
 * its own, and the answer to a post that replies to it (https://core.telegram.org/bots/api#message, `reply_to_message`), which is deleted at
 * once. Where Telegram says something else, nothing is taken away.
 * @throws ChatAway, ChannelMoved
 */
export async function removeTelegramDoubles(
  api: TelegramApi,
  { channel, thread }: Place,
  { remoteId, known }: { remoteId: string; known(ids: readonly string[]): Promise<ReadonlySet<string>> },
  signal: AbortSignal,
): Promise<void> {
  const newest = Number(remoteId);
  const ids = Array.from({ length: LOOKED_THROUGH }, (_, index) => String(newest - 1 - index));
  const others = await known(ids);
  let again: Json | null = null;
  for (const id of ids) {
    if (others.has(id) || !(await isOwn(id))) continue;
    again ??= await glanceAt(remoteId);
    if (again === null) return;
    const found = await glanceAt(id);
    if (found !== null && sameContent(found, again)) await call('deleteMessage', { message_id: Number(id) });
  }

  async function isOwn(id: string): Promise<boolean> {
    return (await call('editMessageReplyMarkup', { message_id: Number(id) })) === 'not_modified';
  }

  /** What a post of this topic says; null where there is none. */
  async function glanceAt(id: string): Promise<Json | null> {
    const sent = await call('sendMessage', {
      ...GLANCE,
      message_thread_id: Number(thread),
      reply_parameters: { message_id: Number(id) },
    });
    if (typeof sent !== 'object' || sent === null) return null;
    const { message_id, reply_to_message } = sent as Json;
    await call('deleteMessage', { message_id });
    const found = (reply_to_message ?? null) as Json | null;
    // In a topic, what replies to nothing replies to its beginning.
    return found?.['message_id'] === Number(id) ? found : null;
  }

  /** @returns the result or, of one that is refused because of this post, the reason */
  async function call(method: string, args: TelegramArgs): Promise<unknown> {
    return api.call(method, { chat_id: channel, ...args }, signal).catch((error: unknown) => {
      if (error instanceof ChatRefused && error.about === 'post') return error.code;
      throw error;
    });
  }
}

function sameContent(one: Json, other: Json): boolean {
  return one['text'] === other['text'] && fileOf(one) === fileOf(other);
}

function fileOf({ document }: Json): string {
  const { file_name, file_size } = (document ?? {}) as Json;
  return `${String(file_name)} ${String(file_size)}`;
}
