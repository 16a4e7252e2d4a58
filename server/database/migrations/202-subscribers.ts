import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

/**
 * What subscribers are to do with the events of the log: a row for each subscriber and event until it is done, and for
 * good where it was refused. No foreign key: it would be looked up with every message; a row whose event is gone is
 * removed when its turn comes.
 */
export const subscribers: Migration = {
  async up(db: Kysely<unknown>) {
    const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
    for (const statement of [
      `create table subscribers (name text primary key, beat integer not null default 0, fill_conversation text,
        fill_seq integer not null default 0)`,
      `create table due_events (conversation_id text not null, seq integer not null, subscriber text not null,
        epoch text not null, next_at bigint not null, tries integer not null default 0, claimed_by text, dead_at bigint,
        reason text, primary key (conversation_id, seq, subscriber))${postgres ? '' : ' without rowid'}`,
      'create index due_events_next on due_events (subscriber, next_at) where dead_at is null',
      'create index due_events_dead on due_events (subscriber, dead_at) where dead_at is not null',
    ])
      await sql.raw(statement).execute(db);
  },
};
