import { type Kysely, type Migration, sql } from 'kysely';

/**
 * The ladder: what is done for somebody whom nobody answers. `ladder_waits`: how far it has come for the wait that began at
 * `since`; `taken` is JSON, the ids of the steps, and `next_at` when it is looked at again. `asked_at`: when the visitor
 * was asked for an address; null: they were not, or have given one.
 */
export const ladder: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table ladder_waits (conversation_id text primary key, since bigint not null, taken text not null,
        next_at bigint not null, asked_at bigint)`,
      'create index ladder_waits_asked on ladder_waits (asked_at) where asked_at is not null',
    ])
      await sql.raw(statement).execute(db);
  },
};
