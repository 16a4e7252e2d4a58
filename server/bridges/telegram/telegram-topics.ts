import { ChatRefused } from '../chat-service.ts';
import type { TelegramApi } from './telegram-api.ts';
import { createGlances, type Json, numbersBefore } from './telegram-glance.ts';

type Made = {
  name: string;
  topic: string;
  /** The id of this bot. */
  bot: string;
  known(ids: readonly string[]): Promise<ReadonlySet<string>>;
};

/**
 * A topic was made again because the answer to an earlier try was lost. Looks whether that one is there: a topic begins with a post that has its
 * number, shortly before the new one, says its name, and is this bot's. The first one is kept: if somebody has written already, they did so there. The
 * new one, which is empty, is deleted or, where the bot may not, closed; what stands between them is closed.
 * @returns which of them is the conversation's
 * @throws ChatAway, ChannelMoved
 */
export async function settleTelegramTopic(
  api: TelegramApi,
  channel: string,
  { name, topic, bot, known }: Made,
  signal: AbortSignal,
): Promise<string> {
  const { call, at, clear } = createGlances(api, channel, signal);
  const ids = numbersBefore(Number(topic));
  const others = await known(ids);
  const found: string[] = [];
  for (const id of ids) {
    if (others.has(id)) continue;
    const looked = await unlessClosed(() => at(id));
    if (looked === null) continue;
    await clear(id, { after: topic, before: looked.glance }, known);
    if (nameOf(looked.seen, bot) === name) found.push(id);
  }
  if (found.length === 0) return topic;
  // Another node may have made one meanwhile, and noted for which conversation.
  const taken = await known(found);
  const free = found.filter((id) => !taken.has(id));
  const first = free.pop();
  if (first === undefined) return topic;
  for (const id of free) await call('closeForumTopic', { message_thread_id: Number(id) });
  await takeAway(call, topic);
  return first;
}

/** How a topic was named when this bot made it. Who writes anonymously is a bot, too, and there may be others. */
function nameOf(beginning: Json | null, bot: string): string | null {
  const { forum_topic_created: made, from } = (beginning ?? {}) as {
    forum_topic_created?: Json;
    from?: Json;
  };
  return String(from?.['id']) === bot && typeof made?.['name'] === 'string' ? made['name'] : null;
}

/** What is gone already is fine. */
async function takeAway(call: ReturnType<typeof createGlances>['call'], topic: string): Promise<void> {
  const args = { message_thread_id: Number(topic) };
  try {
    await call('deleteForumTopic', args);
  } catch (error) {
    if (!(error instanceof ChatRefused) || error.code !== 'no_rights') throw error;
    await call('closeForumTopic', args);
  }
}

/** A topic that somebody has closed is not the one that is looked for. */
async function unlessClosed<T>(look: () => Promise<T | null>): Promise<T | null> {
  return look().catch((error: unknown) => {
    if (error instanceof ChatRefused && error.code === 'topic_closed') return null;
    throw error;
  });
}
