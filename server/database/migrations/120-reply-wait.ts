import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { nextIds } from './frozen/next-ids-2026-11.ts';

/**
 * Since when a visitor waits for an answer: their first message after the last answer and after they last came back.
 * Only what is not resolved needs it. What waits in line stands there since then, too, whoever had it meanwhile.
 */
export const replyWait: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('conversations').addColumn('awaiting_reply_since', 'bigint').execute();
  },
  async fill(db: Kysely<unknown>, after: string) {
    const ids = await nextIds(db, 'conversations', after);
    const last = ids.at(-1);
    if (last === undefined) return null;
    await sql`update conversations set awaiting_reply_since = (
        select min(asked.created_at) from messages as asked
        where asked.conversation_id = conversations.id and asked.kind = 'text' and asked.author_kind = 'visitor'
          and asked.seq > coalesce((
            select max(answer.seq) from messages as answer
            where answer.conversation_id = conversations.id and answer.kind = 'text'
              and answer.author_kind = 'agent' and answer.unsent_at is null), 0)
          and asked.seq > coalesce((
            select max(back.seq) from events as back
            where back.conversation_id = conversations.id and back.type = 'conversation.reopened'
              and back.data like '{"by":{"kind":"visitor"%'), 0))
      where status in ('waiting', 'open', 'snoozed') and id > ${after} and id <= ${last}`.execute(db);
    await sql`update conversations set waiting_since = awaiting_reply_since
      where status = 'waiting' and awaiting_reply_since is not null and id > ${after} and id <= ${last}`.execute(
      db,
    );
    return last;
  },
};
