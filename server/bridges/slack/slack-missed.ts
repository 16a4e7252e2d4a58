import type { Database } from '../../database/database.ts';
import type { IncomingPost } from '../chat-service.ts';
import type { SlackApi } from './slack-api.ts';
import { newsFrom } from './slack-events.ts';

/** Slack itself brings what was not acknowledged again, for minutes. After a longer absence threads are looked through. */
const LONG_MS = 30_000;
/** Clocks differ, and news may have been on their way. */
const MARGIN_MS = 60_000;
/** The threads of conversations that moved last. */
const MOST_THREADS = 50;

/**
 * Reads what was written in the threads of unresolved conversations while no node was connected. What came by another way as well has
 * the same id.
 * @param since when a node was last connected; null: never, then there is nothing to be missed
 */
export async function missedNews({
  database,
  api,
  since,
  keep,
  signal,
}: {
  database: Database;
  api: SlackApi;
  since: number | null;
  keep(id: string, post: IncomingPost): Promise<void>;
  signal: AbortSignal;
}): Promise<void> {
  if (since === null || Date.now() - since < LONG_MS) return;
  const threads = await database.read
    .selectFrom('bridge_threads')
    .innerJoin('conversations', 'conversations.id', 'bridge_threads.conversation_id')
    .select(['bridge_threads.channel', 'bridge_threads.thread'])
    .where('bridge_threads.kind', '=', 'slack')
    .where('conversations.status', '!=', 'resolved')
    .orderBy('conversations.active_at', 'desc')
    .limit(MOST_THREADS)
    .execute();
  const oldest = String((since - MARGIN_MS) / 1_000);
  for (const { channel, thread } of threads) {
    const { messages } = await api.call(
      'conversations.replies',
      { channel, ts: thread, oldest, limit: 200 },
      signal,
    );
    for (const message of Array.isArray(messages) ? messages : []) {
      const news = newsFrom('', { ...message, type: 'message', channel });
      if (news?.post.type === 'posted') await keep(news.id, news.post);
    }
  }
}
