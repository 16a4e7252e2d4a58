import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Who waits for an answer since when, for the ladder, which asks every few seconds. It holds none of the conversations that are answered;
 * the column is null there.
 */
export const replyWaitIndex: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index conversations_awaiting on conversations (awaiting_reply_since)
      where awaiting_reply_since is not null`.execute(db);
  },
};
