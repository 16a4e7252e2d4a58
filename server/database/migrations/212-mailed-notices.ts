import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * What agents are to be told of by mail, until one mail is made of all of it: an event's place in the log and what it is to the
 * agent, so no words of anybody. No foreign keys: what leads nowhere any more is left out of the mail.
 */
export const mailedNotices: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table mailed_notices (agent_id text not null, conversation_id text not null, seq integer not null,
        created_at bigint not null, primary key (agent_id, conversation_id, seq))`,
      'create index mailed_notices_conversation on mailed_notices (conversation_id)',
    ])
      await sql.raw(statement).execute(db);
  },
};
