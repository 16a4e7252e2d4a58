import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * Files that the store is about to keep, put down before their bytes are there: a process that ends before a row tells of one leaves no
 * file that nobody knows of. The row goes with the transaction that stores the file's own, or a day later with the file.
 */
export const keptFiles: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw('create table kept_files (store_key text primary key, kept_at bigint not null)')
      .execute(db);
    await sql.raw('create index kept_files_by_age on kept_files (kept_at)').execute(db);
  },
};
