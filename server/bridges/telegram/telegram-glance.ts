import { ChatRefused } from '../chat-service.ts';
import type { TelegramApi, TelegramArgs } from './telegram-api.ts';

export type Json = Readonly<Record<string, unknown>>;

/** What is said to look at something, for a moment. */
const TEXT = '…';
/** The posts of a group are numbered. Between a try whose answer was lost and the next one are, as a rule, few. */
const LOOKED_THROUGH = 12;

/**
 * A bot cannot read what stands in a group, but the answer to a post of its own says what it replies to
 * (https://core.telegram.org/bots/api#message, `reply_to_message`): a post or, in a topic, its beginning. So it posts, and deletes that at once. What
 * Telegram refuses because of the one post or topic is no finding; everything else rejects.
 */
export function createGlances(api: TelegramApi, channel: string, signal: AbortSignal) {
  return { call, at, clear };

  /**
   * @param replyTo the number of a post; without it, the beginning of the topic
   * @returns what it replied to, and the number of the glance; null where the post or the topic is not there
   */
  async function at(thread: string, replyTo?: string): Promise<{ seen: Json | null; glance: number } | null> {
    const sent = await call('sendMessage', {
      text: TEXT,
      disable_notification: true,
      message_thread_id: Number(thread),
      ...(replyTo === undefined ? {} : { reply_parameters: { message_id: Number(replyTo) } }),
    });
    if (typeof sent !== 'object' || sent === null) return null;
    const { message_id, reply_to_message } = sent as Json;
    await call('deleteMessage', { message_id });
    const seen = (reply_to_message ?? null) as Json | null;
    // In a topic, what replies to nothing replies to its beginning.
    const is = seen?.['message_id'] === Number(replyTo ?? thread);
    return { seen: is ? seen : null, glance: Number(message_id) };
  }

  /**
   * Deletes glances that somebody left who died while they looked: they stand between what was looked for and the first glance of this time.
   * @param known which of some ids are other posts
   */
  async function clear(
    thread: string,
    { after, before }: { after: string; before: number },
    known: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<void> {
    const ids = numbersBefore(before).filter((id) => Number(id) > Number(after));
    if (ids.length === 0) return;
    const others = await known(ids);
    for (const id of ids) {
      if (others.has(id) || !(await isOwn(call, id))) continue;
      if ((await at(thread, id))?.seen?.['text'] === TEXT)
        await call('deleteMessage', { message_id: Number(id) });
    }
  }

  /** @returns the result or, of one that is refused because of this post or topic, the reason */
  async function call(method: string, args: TelegramArgs): Promise<unknown> {
    return api.call(method, { chat_id: channel, ...args }, signal).catch((error: unknown) => {
      if (error instanceof ChatRefused && (error.about === 'post' || error.about === 'thread'))
        return error.code;
      throw error;
    });
  }
}
export type Glances = ReturnType<typeof createGlances>;

/** The numbers that are looked through, the nearest first. */
export function numbersBefore(number: number): string[] {
  return Array.from({ length: LOOKED_THROUGH }, (_, index) => String(number - 1 - index));
}

/** A change that changes nothing is refused with another sentence where the post is the bot's own. */
export async function isOwn(call: Glances['call'], id: string): Promise<boolean> {
  return (await call('editMessageReplyMarkup', { message_id: Number(id) })) === 'not_modified';
}
