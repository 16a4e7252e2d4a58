import type { Database } from '../database/database.ts';
import type { ThreadedKind } from '../database/tables/bridges.ts';
import { knownPosts, type Posting } from './bridge-posts.ts';
import type { ChatService, Head, Place } from './chat-service.ts';

type Deps = { kind: ThreadedKind; database: Database; chat: ChatService };

/**
 * How something is posted once in a chat that cannot be asked what stands there: it is posted again, and what the first try has left, if
 * anything, is taken away. Between the two, the new post is noted down, so that whoever goes on after a death takes away no other.
 * @param posting how it is done in a chat that can be asked
 */
export function withoutDoubles(
  { kind, database, chat }: Deps,
  place: Place,
  posting: Posting,
  signal: AbortSignal,
): Posting {
  if (chat.removeDoubles === undefined) return posting;
  const remove = chat.removeDoubles.bind(chat, place);
  const known = (ids: readonly string[]) => knownPosts(database.read, { kind, channel: place.channel }, ids);
  return {
    async post(begun, again) {
      const id = await posting.post(begun, again);
      if (!again) return id;
      await begun(id);
      await remove(id, known, signal);
      return id;
    },
    async find(handle) {
      if (handle !== null) await remove(handle, known, signal);
      return handle;
    },
  };
}

/**
 * How a thread is opened once in such a chat: it is opened again, and if the first try has opened one, too, that is used, and one of them
 * taken away. Between the two, the new one is noted down, so that whoever goes on after a death finds both.
 */
export function withoutDoubleThreads(
  { kind, database, chat }: Deps,
  { channel, head }: { channel: string; head: Head },
  posting: Posting,
  signal: AbortSignal,
): Posting {
  if (chat.settleThread === undefined) return posting;
  const known = (ids: readonly string[]) => knownPosts(database.read, { kind, channel }, ids);
  const settle = (thread: string) => chat.settleThread?.(channel, { head, thread }, known, signal) ?? thread;
  return {
    async post(begun, again) {
      const thread = await posting.post(begun, again);
      if (!again) return thread;
      await begun(thread);
      return settle(thread);
    },
    find: async (handle) => (handle === null ? null : settle(handle)),
  };
}
