import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { nextIds } from './frozen/next-ids-2026-11.ts';

/**
 * When an agent first answered the visitor; null: nobody has. For conversations that are there it is the first message of an
 * agent after the first one of the visitor, taken back or not. Nodes of before write none: what one of them answers after
 * `fill` has passed stays null until the next answer, which is then taken for the first; the wait is coloured by the target of
 * first replies until then.
 */
export const firstReply: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('conversations').addColumn('first_reply_at', 'bigint').execute();
  },
  async fill(db: Kysely<unknown>, after: string) {
    const ids = await nextIds(db, 'conversations', after);
    const last = ids.at(-1);
    if (last === undefined) return null;
    await sql`update conversations set first_reply_at = (
        select answer.created_at from messages as answer
        where answer.conversation_id = conversations.id and answer.kind = 'text' and answer.author_kind = 'agent'
          and answer.seq > (
            select min(asked.seq) from messages as asked
            where asked.conversation_id = conversations.id and asked.kind = 'text' and asked.author_kind = 'visitor')
        order by answer.seq limit 1)
      where first_reply_at is null and id > ${after} and id <= ${last}`.execute(db);
    return last;
  },
};
