import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * Which trace (W3C Trace Context) an event was written as part of, for what follows from it: webhooks, mails, pushes. A row only for
 * events of requests that came with one; it goes after some days. `sampled`: 1 where whoever began the trace keeps it.
 */
export const eventTraces: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(
        'create table event_traces (conversation_id text not null, seq integer not null, trace_id text not null, ' +
          'sampled integer not null, created_at bigint not null, primary key (conversation_id, seq))',
      )
      .execute(db);
    await sql.raw('create index event_traces_by_age on event_traces (created_at)').execute(db);
  },
};
