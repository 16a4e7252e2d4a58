import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * When the next weekly report is due to whom: a row for each agent who wants one. Whoever moves `due_at` sends it. `time_zone`: in
 * which it is Monday then; where the agent chooses another, the time is worked out anew.
 */
export const weeklyReports: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(
        'create table weekly_reports (agent_id text primary key, due_at bigint not null, time_zone text not null)',
      )
      .execute(db);
  },
};
