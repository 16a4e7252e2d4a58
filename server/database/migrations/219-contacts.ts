import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Visitors that programs make and merge.
 *
 * - `visitors.by_api`: 1 where a program made the visitor: no browser has a token of theirs. Null everywhere else.
 * - `visitors.merged_into`: the visitor that this one was merged into. The row stays, without what was known of the
 *   person, so that its id and what its site signs lead to the one that was kept.
 */
export const contacts: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      'alter table visitors add column by_api integer',
      'alter table visitors add column merged_into text',
      'create index visitors_merged on visitors (merged_into) where merged_into is not null',
    ])
      await sql.raw(statement).execute(db);
  },
};
