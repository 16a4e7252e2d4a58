import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Whose visitor waits for an answer, by status: what an agent sees of a queue that begins with them. It holds none of the
 * conversations that are answered; the column is null there. To build it, all conversations are read once, and Postgres lets
 * nobody write to them meanwhile.
 */
export const needsReplyIndex: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index conversations_needs_reply on conversations (status, awaiting_reply_since, id)
      where awaiting_reply_since is not null`.execute(db);
  },
};
