import type { Database, Db } from '../database/database.ts';
import type { BridgePostRow, BridgeThreadRow, ThreadedKind } from '../database/tables/bridges.ts';
import type { Transaction } from '../database/transaction.ts';
import { ChatRefused } from './chat-service.ts';

/** What stands in a thread: the text in parts from 0 on, files from here on. */
export const FIRST_FILE = 100;
/**
 * No part of what stands in the thread of the conversation: the post in the thread of one that was merged into it. What it
 * became is brought to the thread of the conversation like an answer from the console.
 */
export const ELSEWHERE = -1;
/** Before an id that is only a name by which to look for what may have been posted. */
const UNCERTAIN = '~';

export type PostKey = { kind: ThreadedKind; conversationId: string; item: string; part: number };
type Places = PostKey & { channel: string };

/** How something is posted once. */
export type Posting = {
  /** @param again it was begun before, and nobody knows whether it came through */
  post(begun: (handle: string) => Promise<void>, again: boolean): Promise<string>;
  /** Looks for what somebody may have posted who died before it was noted down. */
  find(handle: string | null): Promise<string | null>;
};

/**
 * Posts something once: it is noted down before and after. Of what was begun and not finished nobody knows whether it came through, so the
 * chat is asked first. What the chat refuses is not there.
 * @returns under which id it stands in the chat
 */
export async function postOnce(database: Database, key: Places, { post, find }: Posting): Promise<string> {
  const before = await postOf(database.read, key);
  if (before !== undefined && before.remote_id !== null && !before.remote_id.startsWith(UNCERTAIN))
    return before.remote_id;
  if (before === undefined) await database.write((db) => insertPost(db, key, null, 'here'));
  else {
    const found = await find(before.remote_id?.slice(UNCERTAIN.length) ?? null);
    if (found !== null) return finish(found);
  }
  try {
    return await finish(await post((handle) => setRemoteId(`${UNCERTAIN}${handle}`), before !== undefined));
  } catch (error) {
    if (error instanceof ChatRefused) await forgetPost(database, key);
    throw error;
  }

  async function finish(remoteId: string): Promise<string> {
    await setRemoteId(remoteId);
    return remoteId;
  }

  async function setRemoteId(remote_id: string): Promise<void> {
    await database.write((db) =>
      db
        .updateTable('bridge_posts')
        .set({ remote_id })
        .where('conversation_id', '=', key.conversationId)
        .where('kind', '=', key.kind)
        .where('item', '=', key.item)
        .where('part', '=', key.part)
        .execute(),
    );
  }
}

/** All parts of something, in order. */
export function postsOf(
  db: Db,
  { kind, conversationId, item }: Omit<PostKey, 'part'>,
): Promise<BridgePostRow[]> {
  return db
    .selectFrom('bridge_posts')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('kind', '=', kind)
    .where('item', '=', item)
    .where('part', '>', ELSEWHERE)
    .orderBy('part')
    .execute();
}

async function postOf(db: Db, key: PostKey): Promise<BridgePostRow | undefined> {
  return (await postsOf(db, key)).find(({ part }) => part === key.part);
}

/** Which of some ids of a channel are known to be posts, of whatever conversation. */
export async function knownPosts(
  db: Db,
  { kind, channel }: Pick<Places, 'kind' | 'channel'>,
  remoteIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('bridge_posts')
    .select('remote_id')
    .where('kind', '=', kind)
    .where('channel', '=', channel)
    .where('remote_id', 'in', [...remoteIds])
    .execute();
  return new Set(rows.flatMap(({ remote_id }) => remote_id ?? []));
}

/** What stands under an id of the chat. */
export function postAt(
  db: Db,
  { kind, channel, remoteId }: { kind: ThreadedKind; channel: string; remoteId: string },
): Promise<BridgePostRow | undefined> {
  return db
    .selectFrom('bridge_posts')
    .selectAll()
    .where('kind', '=', kind)
    .where('channel', '=', channel)
    .where('remote_id', '=', remoteId)
    .executeTakeFirst();
}

export async function forgetPost(
  database: Database,
  { kind, conversationId, item, part }: PostKey,
): Promise<void> {
  await database.write((db) =>
    db
      .deleteFrom('bridge_posts')
      .where('conversation_id', '=', conversationId)
      .where('kind', '=', kind)
      .where('item', '=', item)
      .where('part', '=', part)
      .execute(),
  );
}

/** Notes the thread of a conversation; once more, it changes nothing. @returns false where another conversation has this thread */
export function noteThread(database: Database, row: BridgeThreadRow): Promise<boolean> {
  return database.write(async (db) => {
    await db
      .insertInto('bridge_threads')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const noted = await db
      .selectFrom('bridge_threads')
      .select('thread')
      .where('kind', '=', row.kind)
      .where('conversation_id', '=', row.conversation_id)
      .executeTakeFirst();
    return noted !== undefined;
  });
}

/** The thread is gone, and what we posted there with it. What came from there is still known as such. */
export async function forgetThread(
  database: Database,
  { kind, conversationId }: Pick<PostKey, 'kind' | 'conversationId'>,
): Promise<void> {
  await database.write(async (db) => {
    for (const table of ['bridge_threads', 'bridge_posts'] as const)
      await db
        .deleteFrom(table)
        .where('kind', '=', kind)
        .where('conversation_id', '=', conversationId)
        .$if(table === 'bridge_posts', (query) => query.where('origin', '=', 'here'))
        .execute();
  });
}

/** The item of an event that is no message of its own. */
export const itemOf = (seq: number): string => `event:${seq}`;

/**
 * Notes that what a transaction has appended to a conversation so far came from the chat, so that it is not brought there.
 * @param message the message that a post of the chat became
 */
export async function noteFromChat(
  tx: Transaction,
  place: Omit<Places, 'item' | 'part'>,
  message?: { id: string; remoteId: string },
): Promise<void> {
  const { conversationId } = place;
  for (const { seq } of tx.appended.filter((event) => event.conversationId === conversationId))
    await insertPost(tx.db, { ...place, item: itemOf(seq), part: 0 }, null, 'there');
  if (message !== undefined)
    await insertPost(tx.db, { ...place, item: message.id, part: 0 }, message.remoteId, 'there');
}

/** Notes which post, in the thread of a conversation that was merged into this one, a message was: it may be changed there. */
export function noteFromMerged(
  tx: Transaction,
  place: Omit<Places, 'item' | 'part'>,
  { id, remoteId }: { id: string; remoteId: string },
): Promise<void> {
  return insertPost(tx.db, { ...place, item: id, part: ELSEWHERE }, remoteId, 'there');
}

async function insertPost(
  db: Db,
  { kind, conversationId, item, part, channel }: Places,
  remote_id: string | null,
  origin: BridgePostRow['origin'],
): Promise<void> {
  await db
    .insertInto('bridge_posts')
    .values({ kind, conversation_id: conversationId, item, part, channel, remote_id, origin })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'kind', 'item', 'part']).doNothing())
    .execute();
}
